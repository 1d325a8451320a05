"""Voice profiles: the shipped ones, one's own, and what is said when one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator import adapt, read, record
from narrator.engines import Request, Span, describe_voices, find_voice, load_engine, paced, profile_names, voice_for_language
from narrator.errors import SettingsError
from narrator.recording import Pool, Store
from narrator.settings import ScriptSettings

ROLES = ("headline", "body", "quote", "notice")


def test_the_shipped_profiles_speak_in_every_role() -> None:
    assert profile_names() == ("clear", "elevenlabs", "flite", "newsroom", "openai", "say", "system", "tone")
    for name in ("clear", "newsroom", "system", "tone"):  # the others need programs and services; their engines' tests call them
        voice = find_voice(name)
        assert voice.name == name
        requests = (
            Request((Span("Hello", "Hello"),), mine.voice, mine.language, mine.rate, mine.pitch)
            for mine in map(voice.for_role, ROLES)
        )
        for request in set(requests):
            assert load_engine(voice.engine).synthesize(request).audio.seconds > 0.2


def test_the_newsroom_reads_the_headline_slower_and_the_notice_in_another_voice() -> None:
    voice = find_voice("newsroom")
    assert voice.for_role("headline").rate < voice.rate
    assert voice.for_role("headline").voice == voice.voice == voice.for_role("body").voice
    assert voice.for_role("notice").voice != voice.voice


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'engine = "espeak"\nvoice = "de+f4"\nlanguage = "de"\nrate = 1\npitch = -2\n[roles.quote]\npitch = 1.5\n', "utf-8"
    )
    voice = find_voice(str(path))
    assert (voice.name, voice.engine, voice.voice, voice.language, voice.rate, voice.pitch) == (
        "mine",
        "espeak",
        "de+f4",
        "de",
        1.0,
        -2.0,
    )
    quote = voice.for_role("quote")
    assert (quote.name, quote.voice, quote.rate, quote.pitch) == ("mine", "de+f4", 1.0, 1.5)
    assert voice.for_role("headline") is voice


@pytest.mark.parametrize(
    ("name", "engine", "voice", "language"),
    [
        ("espeak:", "espeak", "", "ru"),
        ("espeak:en-us+klatt4", "espeak", "en-us+klatt4", "en-us"),
        ("espeak:+f4", "espeak", "+f4", "ru"),
        ("espeak:de-AT", "espeak", "de-AT", "de"),
        ("tone:tone", "tone", "tone", "ru"),
        ("pyttsx3:", "pyttsx3", "", "ru"),
    ],
)
def test_an_engine_and_its_voice(name: str, engine: str, voice: str, language: str) -> None:
    found = find_voice(name, "ru")
    assert (found.name, found.engine, found.voice, found.language) == (name, engine, voice, language)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nobody", "newsroom"),
        ("espeak:xx", "'xx'"),
        ("espeak:en-us+nope", "'nope'"),
        ("nothing:voice", "espeak, kokoro, openai, piper, pyttsx3, tone"),
        ("tone:flute", "'flute'"),
        ("pyttsx3:narrate-nobody", "'narrate-nobody'"),
        ("no/such/file.toml", "no/such/file.toml"),
        ("", "newsroom"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(name: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        find_voice(name)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('voice = "en"', "engine"),
        ('engine = "espeek"', "espeek"),
        ("engine = 3", "engine"),
        ('engine = "espeak"\nvoices = "en"', "voices"),
        ('engine = "espeak"\nvoice = "xx"', "xx"),
        ('engine = "espeak"\nlanguage = "xx"', "xx"),
        ('engine = "espeak"\nrate = "fast"', "rate"),
        ('engine = "espeak"\nrate = true', "rate"),
        ('engine = "espeak"\nrate = 0', "rate"),
        ('engine = "espeak"\npitch = nan', "pitch"),
        (f'engine = "espeak"\nrate = 1{"0" * 400}', "rate"),
        ('engine = "command"\n[command]\nargv = ["say"]\nwords_a_minute = nan', "words_a_minute"),
        ('engine = "espeak"\nroles = 1', "roles"),
        ('engine = "espeak"\n[roles.headlines]\nrate = 1', "roles.headlines"),
        ('engine = "espeak"\n[roles]\nheadline = 1', "roles.headline"),
        ('engine = "espeak"\n[roles.headline]\nengine = "tone"', "roles.headline.engine"),
        ('engine = "espeak"\n[roles.headline]\nvoice = 1', "roles.headline.voice"),
        ('engine = "espeak"\n[roles.headline]\nvoice = "en+nope"', "roles.headline.voice"),
        ("engine = ", "TOML"),
    ],
)
def test_a_wrong_profile_is_named_with_its_key(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        find_voice(str(path))
    assert str(path) in str(caught.value)
    assert says in str(caught.value)


def test_a_profile_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'engine = "\xe9"')
    (tmp_path / "folder.toml").mkdir()
    for name in ("latin.toml", "folder.toml"):
        with pytest.raises(SettingsError, match=name):
            find_voice(str(tmp_path / name))


def test_other_languages_have_an_embedded_voice() -> None:
    voice = voice_for_language("de-AT")
    assert (voice.engine, voice.voice, voice.language, voice.roles) == ("espeak", "de", "de-AT", {})
    assert find_voice(voice.name).voice == voice.voice
    with pytest.raises(SettingsError, match="xx"):
        voice_for_language("xx")


def test_a_caption_is_said_as_the_body_unless_the_profile_has_a_voice_for_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('engine = "tone"\n[roles.body]\nrate = 1.5\n', "utf-8")
    assert find_voice(str(path)).for_role("caption").rate == 1.5
    path.write_text('engine = "tone"\n[roles.body]\nrate = 1.5\n[roles.caption]\npitch = 2\n', "utf-8")
    assert find_voice(str(path)).for_role("caption").pitch == 2


def test_each_role_of_an_article_is_said_by_its_own_voice(tmp_path: Path, pool: Pool) -> None:
    article = tmp_path / "story.md"
    article.write_text(
        "# A harbour\n\nShe said no.\n\n> Nobody asked her.\n\n![The harbour](h.jpg)\n*The harbour at dusk.*\n", "utf-8"
    )
    profile = tmp_path / "mine.toml"
    roles = {"headline": 1, "body": 2, "quote": 3, "caption": 4, "notice": 5}
    tables = "".join(f"[roles.{role}]\npitch = {pitch}\n" for role, pitch in roles.items())
    profile.write_text(f'engine = "tone"\n{tables}', "utf-8")
    script = adapt(read(article), settings=ScriptSettings(include=("captions",)))
    voice = paced(find_voice(str(profile)), 2.0)
    recording = record(script, voice, pool, Store(tmp_path / "store"))
    heard = {u.role: t.request.pitch for u, t in zip(script.utterances, recording.takes, strict=True)}
    assert heard == roles
    assert {take.request.rate for take in recording.takes} == {2.0}


def test_an_installed_voice_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name, text in {
        "en_US-harbour-low": 'engine = "tone"\nlicence = "CC0"\n[files]\n"a.onnx" = "0a1b"\n[roles.quote]\npitch = 2\n',
        "newsroom": 'engine = "tone"\n',  # a shipped name stays the shipped one's
        "broken": "engine = ",
    }.items():
        folder = tmp_path / "narrate" / "voices" / name
        folder.mkdir(parents=True)
        (folder / "voice.toml").write_text(text, "utf-8")
    assert profile_names()[-2:] == ("broken", "en_US-harbour-low")
    voice = find_voice("en_US-harbour-low")
    assert (voice.name, voice.engine, voice.licence, voice.for_role("quote").name) == (
        "en_US-harbour-low",
        "tone",
        "CC0",
        "en_US-harbour-low",
    )
    assert find_voice("newsroom").engine == "espeak"
    listed = list(describe_voices())
    assert any(line.startswith("  en_US-harbour-low  ") and line.endswith("CC0") for line in listed)
    assert any(line.startswith("  broken cannot speak here: ") for line in listed)


def test_what_a_profile_says_of_files_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('engine = "tone"\n[files]\n"a.onnx" = 3\n', "utf-8")
    with pytest.raises(SettingsError, match=r"files\.a\.onnx must be a text"):
        find_voice(str(path))


def test_a_voice_that_is_not_installed_is_refused_with_file_and_key(tmp_path: Path, installed_voices: Path) -> None:
    path = tmp_path / "mine.toml"
    for text, says in {
        'engine = "piper"\nvoice = "nix"': "mine.toml: voice: The engine piper has no voice called 'nix'; it has de_DE-tiny-low",
        'engine = "kokoro"\nvoice = "nix"': "mine.toml: voice: The engine kokoro has no voice called 'nix'; it has af_heart",
        'engine = "piper"\n[roles.quote]\nvoice = "piper:x"': "roles.quote.voice: The engine piper has no voice called 'piper:x'",
        'engine = "piper"\nvoice = "en_US-tiny-low#nobody"': "no voice called 'en_US-tiny-low#nobody'",
    }.items():
        path.write_text(text, "utf-8")
        with pytest.raises(SettingsError) as caught:
            find_voice(str(path))
        assert says in str(caught.value)


def test_a_profile_without_a_language_has_its_voices_own(tmp_path: Path, installed_voices: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('engine = "piper"\nvoice = "de_DE-tiny-low"\n[roles.quote]\nrate = 2\n', "utf-8")
    voice = find_voice(str(path))
    assert (voice.language, voice.for_role("quote").language) == ("de-DE", "de-DE")


def test_the_file_a_profile_points_at_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('engine = "piper"\n[piper]\nmodel = "voices/ann.onnx"\n', "utf-8")
    assert find_voice(str(tmp_path / "mine.toml")).options == (("model", str(tmp_path / "voices" / "ann.onnx")),)
    (tmp_path / "mine.toml").write_text('engine = "kokoro"\n[kokoro]\nmodel = "/k.onnx"\nvoices = "v.bin"\n', "utf-8")
    assert dict(find_voice(str(tmp_path / "mine.toml")).options) == {"model": "/k.onnx", "voices": str(tmp_path / "v.bin")}


def test_a_speaker_of_a_file_is_written_with_its_sign(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('engine = "piper"\nvoice = "ann"\n[piper]\nmodel = "voice.onnx"\n', "utf-8")
    with pytest.raises(SettingsError, match='write voice = "#ann"'):
        load_engine("piper").fingerprint(find_voice(str(path)))


def test_a_speakers_name_may_have_the_sign_in_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('engine = "piper"\n[piper]\nmodel = "voice.onnx"\n', "utf-8")
    assert find_voice(f"{path}#zoë o'x#y").voice == "#zoë o'x#y"


def test_what_is_wrong_in_an_engines_own_table_is_said_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('engine = "piper"\n[piper]\nmodel = 3\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        find_voice(str(path))
    assert str(caught.value) == f"{path} [piper]: model is 3, and must be text."
    path.write_text('engine = "command"\n[command]\nargv = ["say", "{nothing}"]\n', "utf-8")
    with pytest.raises(SettingsError, match=r"\[command\]: argv has a place \{nothing\}"):
        find_voice(str(path))
