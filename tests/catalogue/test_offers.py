"""What there is to have, by language, and what it is under."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from narrator.catalogue import list_offers, read_licences
from narrator.errors import CatalogueError, SettingsError
from narrator.settings import VoicesSettings, load_settings
from tests.catalogue.mirror import VOICES, Mirror


def test_everything_is_listed_by_language_and_quality(mirror: Mirror, voices: Path) -> None:
    assert [offer.name for offer in list_offers(mirror.places)] == [
        "de_DE-hafen-x_low",
        "de_DE-hafen-medium",
        "en_US-harbour-low",
        "en_US-harbour-medium",
        "pt_PT-tugão-medium",
        "kokoro",
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["de_DE-hafen-x_low", "de_DE-hafen-medium"]),
        ("de_DE", ["de_DE-hafen-x_low", "de_DE-hafen-medium"]),
        ("EN-us", ["en_US-harbour-low", "en_US-harbour-medium", "kokoro"]),
        ("pt", ["pt_PT-tugão-medium", "kokoro"]),
    ],
)
def test_a_language_has_its_voices(mirror: Mirror, voices: Path, language: str, names: list[str]) -> None:
    assert [offer.name for offer in list_offers(mirror.places, language)] == names


def test_a_language_without_a_voice_is_said_with_those_that_have_one(mirror: Mirror, voices: Path) -> None:
    with pytest.raises(SettingsError, match=r"'tlh' .* de, en, es, fr, hi, it, pt"):
        list_offers(mirror.places, "tlh")


def test_kokoro_is_offered_for_what_its_engine_speaks(mirror: Mirror, voices: Path) -> None:
    (kokoro,) = list_offers(mirror.places, "hi")
    assert kokoro.languages == ("en-US", "en-GB", "es", "fr-FR", "hi", "it", "pt-BR")


@pytest.mark.parametrize(
    "place",
    [
        "ftp://example.org",
        "https://",
        "http://[",
        "http://example.org:high",
        "http://a.org/?b",
        "http://a.org/ä",
        "http://a..example.org",
        "http://a.org/b c",
    ],
)
def test_a_place_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(SettingsError, match=r"https://example\.org/voices"):
        list_offers(VoicesSettings(place, place))


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError, match="has a name or password in it") as caught:
        list_offers(VoicesSettings("https://me:secret@example.org", "https://me:secret@example.org"))
    assert "secret" not in str(caught.value)


def test_licences_are_asked_for_once(mirror: Mirror, voices: Path) -> None:
    heard: list[int] = []
    licences = read_licences(list_offers(mirror.places), heard.append)
    assert heard == [1, 2, 3, 4, 5, 6]
    standings = {name: licence.standing for name, licence in licences.items()}
    assert standings == {
        "de_DE-hafen-x_low": "unclear",
        "de_DE-hafen-medium": "non-commercial",
        "en_US-harbour-low": "free",
        "en_US-harbour-medium": "unclear",
        "pt_PT-tugão-medium": "free",
        "kokoro": "free",
    }
    mirror.asked.clear()
    assert read_licences(list_offers(mirror.places), heard.append) == licences
    assert not [place for place, _ in mirror.asked if place.endswith("MODEL_CARD")]


def test_a_card_that_was_mended_by_hand_is_taken_as_it_is(mirror: Mirror, voices: Path) -> None:
    mirror.files["en/en_US/harbour/low/MODEL_CARD"] = b"* License: CC BY-NC 4.0\n"
    assert (
        read_licences(list_offers(mirror.places, "en-US"), lambda known: None)["en_US-harbour-low"].standing == "non-commercial"
    )


def test_a_place_may_have_one_catalogue_alone(mirror: Mirror, voices: Path, tmp_path: Path) -> None:
    del mirror.files["kokoro.json"], mirror.files["kokoro-v1.0.onnx"]
    stick = str(mirror.in_folder(tmp_path / "stick"))
    for place in (mirror.url, stick):
        assert len(list_offers(VoicesSettings(place, place))) == len(VOICES)
    with pytest.raises(CatalogueError, match=r"There is no .*voices\.json"):
        list_offers(VoicesSettings(str(tmp_path), str(tmp_path)))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"a": 1}', '{"a-b-c": {}}', "<html>", "[" * 100_000])
def test_what_is_no_catalogue_is_said_to_be_none(mirror: Mirror, voices: Path, content: str) -> None:
    mirror.files["voices.json"] = content.encode()
    told: list[CatalogueError] = []
    assert [offer.name for offer in list_offers(mirror.places, missed=told.append)] == ["kokoro"]
    assert re.search(r"voices\.json (is no catalogue|has no voice)", str(told))


def test_an_entry_that_is_none_hides_no_other(mirror: Mirror, voices: Path) -> None:
    index = json.loads(mirror.files["voices.json"])
    index["de_DE-hafen-medium"]["files"] = {}
    index["en_US-harbour-low"]["language"] = "English"
    for about in index["pt_PT-tugão-medium"]["files"].values():
        about["md5_digest"] = "../../../tmp/x"
    mirror.files["voices.json"] = json.dumps(index).encode()
    assert [offer.name for offer in list_offers(mirror.places)] == ["de_DE-hafen-x_low", "en_US-harbour-medium", "kokoro"]


def test_the_places_are_settings(tmp_path: Path) -> None:
    path = tmp_path / "narrator.toml"
    path.write_text('[voices]\npiper = "https://voices.example.org/piper"\nkokoro = "stick"\n', "utf-8")
    assert load_settings(path).voices == VoicesSettings("https://voices.example.org/piper", str(tmp_path / "stick"))
    path.write_text("", "utf-8")
    assert load_settings(path).voices == VoicesSettings()
