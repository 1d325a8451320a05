"""Content Credentials, read back by the library of the C2PA's own makers, and by readers that know nothing of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import c2pa
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from mutagen.id3 import ID3

from narrator.article import read
from narrator.engines import find_voice
from narrator.episode import Episode, master, prepare
from narrator.episode.verifying import verify
from narrator.errors import SettingsError
from narrator.recording import Pool, Store, record
from narrator.script import adapt
from narrator.settings import Credentials, MasterSettings, Show, load_settings
from tests.episode.certificates import Files, Key, issue

SEEDS = Path(__file__).parents[2] / "seeds"
FORMULA = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


@dataclass(frozen=True)
class Office:
    """Someone who signs, and whom the others know."""

    pool: Pool
    store: Store
    files: Files

    def make(self, output: Path, credentials: Credentials | None = None, seed: str = "feature") -> Episode:
        recording = record(adapt(read(SEEDS / f"{seed}.txt")), find_voice("tone"), self.pool, self.store)
        signed_by = credentials or Credentials(str(self.files.key), str(self.files.certificate))
        return master(recording, Show(), output, MasterSettings(credentials=signed_by), self.pool)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, pool: Pool, store: Store) -> Office:
    return Office(pool, store, issue(tmp_path_factory.mktemp("certificates")))


@pytest.fixture(scope="module")
def signed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """An episode with chapters, signed."""
    return office.make(tmp_path_factory.mktemp("output"))


def _read(mp3: Path, root: Path | None = None) -> dict[str, object]:
    """What c2pa's own reader says."""
    settings: dict[str, dict[str, object]] = {"verify": {"verify_trust": True}}
    if root:
        settings["trust"] = {"trust_anchors": root.read_text(encoding="ascii")}
    with (
        mp3.open("rb") as file,
        c2pa.Context(c2pa.Settings.from_dict(settings)) as context,
        c2pa.Reader("audio/mpeg", file, context=context) as reader,
    ):
        told: dict[str, object] = json.loads(reader.json())
        return told


def test_the_signature_is_valid_and_with_the_root_trusted(signed: Episode, office: Office) -> None:
    assert _read(signed.sound)["validation_state"] == "Valid"
    told = _read(signed.sound, office.files.root)
    assert told["validation_state"] == "Trusted"
    assert FORMULA in json.dumps(told)
    assert "c2pa.created" in json.dumps(told)
    assert signed.title in json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("where", ["sound", "tag"])
def test_one_changed_byte_makes_it_invalid(signed: Episode, office: Office, tmp_path: Path, where: str) -> None:
    raw = bytearray(signed.sound.read_bytes())
    raw[len(raw) // 2 if where == "sound" else raw.index("DigitalSourceType".encode("utf-16-le"))] ^= 1
    changed = tmp_path / "changed.mp3"
    changed.write_bytes(raw)
    assert _read(changed, office.files.root)["validation_state"] == "Invalid"


def test_the_tag_stays_as_it_was_and_every_chapter_in_it(signed: Episode, program: Callable[[str], str]) -> None:
    tag = ID3(signed.sound)
    assert tag.version == (2, 3, 0)
    assert len(tag.getall("CHAP")) == signed.chapters > 2
    shown = subprocess.run(
        [program("ffprobe"), "-v", "error", "-show_chapters", "-of", "json", str(signed.sound)], capture_output=True, check=True
    )
    assert len(json.loads(shown.stdout)["chapters"]) == signed.chapters
    checked = subprocess.run([program("mp3val"), str(signed.sound)], capture_output=True, check=True, text=True).stdout
    assert "WARNING" not in checked
    assert "ERROR" not in checked


def test_nothing_but_the_manifest_differs_from_one_signing_to_the_next(signed: Episode, office: Office, tmp_path: Path) -> None:
    again = office.make(tmp_path)
    first, second = signed.sound.read_bytes(), again.sound.read_bytes()
    assert len(first) == len(second)
    start = first.index(b"c2pa\0", first.index(b"GEOB"))
    end = ID3(signed.sound).size
    assert first[:start] == second[:start]
    assert first[end:] == second[end:]


def test_the_receipt_names_the_place_and_keeps_no_secret(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNING_PASSWORD", "open sesame")
    files = issue(tmp_path, password=b"open sesame")
    monkeypatch.setenv("SIGNING_KEY", files.key.read_text(encoding="ascii"))
    credentials = Credentials("env:SIGNING_KEY", str(files.certificate), "env:SIGNING_PASSWORD")
    made = office.make(tmp_path / "output", credentials, "short")
    assert _read(made.sound, files.root)["validation_state"] == "Trusted"
    written = b"".join(path.read_bytes() for path in made.folder.iterdir())
    assert b"Content Credentials" in written
    for secret in (b"open sesame", b"PRIVATE KEY", b"SIGNING_", str(tmp_path).encode()):
        assert secret not in written


@pytest.mark.parametrize(
    "key", [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()], ids=["P-384", "Ed25519"]
)
def test_other_kinds_of_key(office: Office, tmp_path: Path, key: Key) -> None:
    files = issue(tmp_path, key)
    made = office.make(tmp_path / "output", Credentials(str(files.key), str(files.certificate)), "short")
    assert _read(made.sound, files.root)["validation_state"] == "Trusted"


def test_verify_knows_the_signature_and_whom_to_trust(signed: Episode, office: Office, tmp_path: Path) -> None:
    def told(root: Path | None) -> str:
        (verdict,) = verify(signed.sound, root)
        assert verdict.passed
        return next(finding.told for finding in verdict.findings if finding.check == "signature")

    assert told(None) == "Valid, by The Dunmore Courier"
    assert told(office.files.root) == "Trusted, by The Dunmore Courier"
    (signed.folder.parent / "narrator.toml").write_text(f'[c2pa]\ntrust = "{office.files.root.as_posix()}"\n', encoding="utf-8")
    assert told(None) == "Trusted, by The Dunmore Courier"


def test_a_key_that_cannot_sign_is_refused_before_anything_is_spoken(office: Office, tmp_path: Path) -> None:
    def refused(key: Path | str, certificate: Path | str, password: str | None = None) -> str:
        credentials = Credentials(str(key), str(certificate), password)
        with pytest.raises(SettingsError) as raised:
            prepare(tmp_path, MasterSettings(credentials=credentials))
        return str(raised.value)

    files = office.files
    assert "nowhere.pem" in refused("nowhere.pem", files.certificate)
    assert "NO_SUCH_KEY" in refused("env:NO_SUCH_KEY", files.certificate)
    assert str(files.certificate) in refused(files.certificate, files.certificate)
    (tmp_path / "locked").mkdir()
    (tmp_path / "server").mkdir()
    locked = issue(tmp_path / "locked", password=b"open sesame")
    assert "password" in refused(locked.key, locked.certificate)
    server = issue(tmp_path / "server", for_email=False)
    assert "certificate" in refused(server.key, server.certificate)


def test_the_settings_name_key_and_certificate_as_seen_from_their_file(tmp_path: Path) -> None:
    (tmp_path / "narrator.toml").write_text('[c2pa]\nkey = "k.pem"\ncertificate = "env:CHAIN"\n', encoding="utf-8")
    credentials = load_settings(tmp_path / "narrator.toml").master.credentials
    assert credentials == Credentials(str(tmp_path / "k.pem"), "env:CHAIN")
    assert load_settings(None).master.credentials == Credentials()
