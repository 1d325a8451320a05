"""The desk answers the browser it was opened in, and nobody else."""

from __future__ import annotations

import hmac
import json

import pytest

from tests.server.opened import TOKEN, Opened


@pytest.fixture(scope="module")
def desk(shared_desk: Opened) -> Opened:
    return shared_desk


EDIT = json.dumps({"edit": "say", "word": "Oskolno", "said": "Osk oh no", "where": "project"}).encode()


def test_another_host_name_is_refused(desk: Opened) -> None:
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example"):
        assert desk.ask("proof.json", headers={"host": host}).status == 400
    assert desk.ask("proof.json").status == 200


@pytest.mark.parametrize("path", ["/", "/proof.json", f"/{TOKEN}x/", "/wrong/proof.json", f"/{TOKEN[:-1]}/proof.json"])
def test_nothing_is_there_without_the_token(desk: Opened, path: str) -> None:
    answer = desk.ask(path)
    assert answer.status == 404
    assert b"Kyiv" not in answer.body


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1", "http://localhost"])
@pytest.mark.parametrize("path", ["edit", "undo", "make", "cancel", "hear", "spell"])
def test_a_post_from_another_page_is_refused(desk: Opened, path: str, origin: str | None) -> None:
    headers = {"content-type": "application/json", **({"origin": origin} if origin else {})}
    assert desk.ask(path, EDIT, headers).status == 403
    assert not (desk.folder / "lexicon.toml").exists()


def test_a_post_that_a_form_could_send_is_refused(desk: Opened) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert desk.ask("edit", EDIT, {"origin": desk.origin, "content-type": kind}).status == 415
    assert not (desk.folder / "lexicon.toml").exists()


def test_a_large_post_is_refused(desk: Opened) -> None:
    assert desk.post("edit", edit="say", word="x" * 70_000, said="x", where="project").status == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"[" * 60_000,
        b'{"edit": 5}',
        b'{"edit": "say", "word": ["x"]}',
        b'{"edit": "fly"}',
        b'{"edit": "' + b"x" * 600 + b'"}',
        b"\xff",
    ],
)
def test_what_is_no_wish_is_answered_so(desk: Opened, body: bytes) -> None:
    answer = desk.ask("edit", body, {"origin": desk.origin, "content-type": "application/json"})
    assert answer.status == 400
    assert "error" in answer.facts


@pytest.mark.parametrize(
    "path",
    [
        *("episode/../story.txt", "episode/%2e%2e/story.txt", "episode/..%2fstory.txt", "episode//etc/passwd", "../story.txt"),
        *("%2e%2e/story.txt", "proof/../proofing.py", "sounds/..%2f..%2fstory.wav", "sounds/%2fetc%2fpasswd.wav", "sounds/x.wav"),
        *("takes/..%2fstory", "takes/x"),
    ],
)
def test_no_path_leaves_the_page_and_the_episodes(desk: Opened, path: str) -> None:
    (desk.folder / "output" / ".narrate-secret").mkdir(parents=True, exist_ok=True)
    answer = desk.ask(path)
    assert answer.status in (400, 404)
    assert b"mayor" not in answer.body
    assert b"root:" not in answer.body
    assert desk.ask("episode/.narrate-secret/").status == 404


def test_everything_says_what_it_may_do(desk: Opened) -> None:
    for path in ("", "proof.json", "proof.js", "proof.css"):
        headers = desk.ask(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"word": " ", "said": "x", "where": "project"}, "must name a word"),
        ({"word": "Kyiv", "said": "/k/v/", "where": "project"}, "IPA between two slashes"),
        ({"word": "Ky\ud800iv", "said": "x", "where": "project"}, "no text"),
    ],
)
def test_an_entry_that_is_none_is_refused_and_changes_nothing(desk: Opened, wish: dict[str, str], sentence: str) -> None:
    answer = desk.post("edit", edit="say", **wish)
    assert answer.status == 422
    assert sentence in str(answer.facts["error"])
    assert sorted(path.name for path in desk.folder.iterdir() if path.is_file()) == ["narrator.toml", "story.txt"]


def test_without_the_token_it_only_shows_that_it_knows_it(desk: Opened) -> None:
    challenge = "0a1b2c3d-0000-4000-8000-123456789abc"
    proof = desk.ask(f"/hello?challenge={challenge}").facts["proof"]
    assert proof == hmac.new(TOKEN.encode(), f"{desk.origin} {challenge}".encode(), "sha256").hexdigest()
    for wrong in ("/hello", "/hello?challenge=", f"/hello?challenge={challenge}0", "/hello?challenge=" + "g" * 36):
        assert desk.ask(wrong).status == 400
    assert desk.ask(f"/hello?challenge={challenge}", headers={"host": "evil.example"}).status == 400
