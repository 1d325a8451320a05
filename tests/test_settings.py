"""Settings: found upward from the article, checked key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator.errors import SettingsError
from narrator.settings import Settings, find_settings, load_settings


def _load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "narrator.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_without_a_file_the_defaults_hold() -> None:
    settings = load_settings(None)
    assert settings.master.lufs == -16
    assert settings.master.bitrate == 96
    assert settings.voice.name == "newsroom"
    assert settings.script.notice


def test_each_table_goes_to_its_stage(tmp_path: Path) -> None:
    settings = _load(
        tmp_path,
        '[master]\nlufs = -19\nbitrate = 128\n[show]\ntitle = "Ours"\n[script]\nnotice = false\nnotice_reason = "a test"\n',
    )
    assert (settings.master.lufs, settings.master.bitrate, settings.show.title) == (-19.0, 128, "Ours")
    assert not settings.script.notice


def test_a_cover_is_sought_beside_the_file(tmp_path: Path) -> None:
    assert _load(tmp_path, '[master]\ncover = "art/cover.png"').master.cover == str(tmp_path / "art" / "cover.png")


def test_a_profile_is_sought_beside_the_file_whoever_of_it_speaks(tmp_path: Path) -> None:
    voice = _load(tmp_path, '[voice]\nname = "own/mine.toml#Ada Öst"\nfallback = "mine.toml"').voice
    assert voice.name == str(tmp_path / "own" / "mine.toml#Ada Öst")
    assert voice.fallback == str(tmp_path / "mine.toml")
    voice = _load(tmp_path, '[voice]\nname = "newsroom#Ada"\nfallback = "espeak:en-gb"').voice
    assert (voice.name, voice.fallback) == ("newsroom#Ada", "espeak:en-gb")


def test_who_signs_stands_in_a_table_of_its_own_and_is_for_the_master(tmp_path: Path) -> None:
    master = _load(tmp_path, '[c2pa]\nkey = "env:KEY"\ncertificate = "chain.pem"').master
    assert (master.credentials.key, master.credentials.certificate) == ("env:KEY", str(tmp_path / "chain.pem"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[master]\nloudness = -16", "loudness"),
        ("[sound]\nlufs = -16", "sound"),
        ('[master]\nbitrate = "96"', "bitrate"),
        ("[master]\nbitrate = 96.5", "bitrate"),
        ("[master]\nlufs = -60", "lufs"),
        ("[master]\nlufs = nan", "lufs"),
        (f"[voice]\nrate = 1{'0' * 400}", "rate"),
        ("[script]\nnotice = 1", "notice"),
        ("[script]\nnotice = false", "notice_reason"),
        ('[script]\nnotice = "…"', "notice"),
        ('[c2pa]\nkey = "key.pem"', "certificate"),
        ('[c2pa]\nkey = "k"\ncertificate = "c"\npassword = "secret"', "password"),
        ("[master.credentials]\nkey = 'k'", "c2pa"),
        ("[voice]\njobs = -1", "jobs"),
        ("[show]\ntitle = 3", "title"),
        ('[show]\ntitle = " "', "title"),
        ('[show]\ncategory = "news"', "category"),
        ('[show]\nlanguage = "xx yy"', "language"),
        ('[show]\nbase_url = "not a url"', "base_url"),
        ('[show]\nlink = "example.org"', "link"),
        ("[master]\nbitrate = 97", "bitrate"),
        ("master = 3", "master"),
        ("[master", "TOML"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named) as raised:
        _load(tmp_path, text)
    assert "narrator.toml" in str(raised.value)


def test_the_nearest_file_above_the_article_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for folder in (tmp_path, tmp_path / "a", tmp_path / "elsewhere"):
        (folder / "narrator.toml").touch()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert find_settings(tmp_path / "a" / "b") == tmp_path / "a" / "narrator.toml"
    (tmp_path / "a" / "narrator.toml").unlink()
    assert find_settings(tmp_path / "a" / "b") == tmp_path / "narrator.toml"
    (tmp_path / "narrator.toml").unlink()
    assert find_settings(tmp_path / "a" / "b") == tmp_path / "elsewhere" / "narrator.toml"
