"""The signature of an episode: C2PA Content Credentials, kept in the MP3's tag.

c2pa-python signs an MP3 only by writing its tag anew as ID3v2.4, in which ffmpeg and older players lose chapters. So the tag
stays as `id3.py` wrote it: a placeholder as long as the manifest goes into a GEOB frame at its end, the file without it is
hashed (SHA-256), the library signs that hash, and the manifest takes the placeholder's place (C2PA specification, A.3.4). The
library has this in its C interface alone, so this module is the only one that reaches behind its Python face.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

from narrator import __version__
from narrator.disclosure import source_type_uri
from narrator.episode.id3 import read_tag, with_object
from narrator.episode.signer import Signer
from narrator.errors import EpisodeError, SettingsError

CREDENTIALS_TYPE = "application/c2pa"
"""Of the GEOB frame. The specification says application/jumbf; c2pa-rs 0.91 finds a manifest under this type alone (measured)."""
_FORMAT = CREDENTIALS_TYPE.encode()
_READ = 1 << 20  # bytes hashed at once
_Prototype = Callable[[tuple[str, ctypes.CDLL]], Callable[..., int]]
_BYTES = ctypes.POINTER(ctypes.c_ubyte)
_PLACEHOLDER = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.POINTER(_BYTES))
"""c2pa_builder_data_hashed_placeholder(builder, bytes to reserve, format, &manifest)."""
_SIGN = ctypes.CFUNCTYPE(
    *(ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p),
    ctypes.POINTER(_BYTES),
)
"""c2pa_builder_sign_data_hashed_embeddable(builder, signer, hash as JSON, format, no file, &manifest)."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the signature in a file says, read by the library that is not ours."""

    state: str
    """`Trusted`, `Valid` (the signer is not among the trusted) or `Invalid`."""
    signer: str
    """The common name in the certificate."""
    source_types: tuple[str, ...]
    """IPTC digitalSourceType of each action that created the sound."""
    problems: tuple[str, ...]
    """The validation codes of what failed, in C2PA's words."""


def try_signer(signer: Signer) -> None:
    """Finds out whether `signer` can sign. Raises `SettingsError` when it cannot, and when the package for it is missing."""
    _manifest(signer, _claim("", "algorithmicMedia"), lambda _: (0, bytes(32)))


def sign(mp3: Path, signer: Signer, title: str, source_type: str) -> None:
    """Signs `mp3`, whose tag `tag_bytes` made, as created by machine; `source_type` is a term of IPTC's digitalSourceType.

    Two signed files of the same episode have the same length and differ in the manifest alone, which has a number and a signature
    of its own each time. Raises `OSError` when the file cannot be written, `SettingsError` when the signer cannot sign.
    """
    signed = mp3.with_name(f"{mp3.name}.signed")
    with mp3.open("rb") as file, signed.open("wb") as target:
        tag = read_tag(file)
        sound = file.tell()

        def lay_out(placeholder: bytes) -> tuple[int, bytes]:
            sealed = with_object(tag, CREDENTIALS_TYPE, "c2pa", placeholder)
            start = len(sealed) - len(placeholder)
            target.write(sealed)
            hashed = hashlib.sha256(sealed[:start])
            for part in iter(partial(file.read, _READ), b""):
                hashed.update(part)
            return start, hashed.digest()

        manifest = _manifest(signer, _claim(title, source_type), lay_out)
        target.seek(-len(manifest), os.SEEK_END)
        target.write(manifest)
        file.seek(sound)
        shutil.copyfileobj(file, target, _READ)
    signed.replace(mp3)


def read_seal(mp3: Path, trust: bytes = b"") -> Seal | None:
    """The signature in `mp3`, checked; None when there is none. `trust` is the root certificates (PEM) that are trusted.

    Raises `SettingsError` when the package for it is missing, `OSError` when the file cannot be read.
    """
    c2pa = _library()
    settings: dict[str, dict[str, object]] = {"verify": {"verify_trust": True, "remote_manifest_fetch": False}}
    if trust:
        settings["trust"] = {"trust_anchors": trust.decode("ascii", "replace")}
    try:
        with ExitStack() as stack:
            file = stack.enter_context(mp3.open("rb"))
            context = stack.enter_context(c2pa.Context(c2pa.Settings.from_dict(settings)))
            reader = stack.enter_context(c2pa.Reader("audio/mpeg", file, context=context))
            told = json.loads(reader.json())
    except c2pa.C2paError.ManifestNotFound:
        return None
    except c2pa.C2paError as e:
        return Seal("Invalid", "", (), (str(e),))
    active = told["manifests"][told["active_manifest"]]
    actions = [
        action
        for assertion in active["assertions"]
        if assertion["label"].startswith("c2pa.actions")
        for action in assertion["data"]["actions"]
    ]
    created = tuple(action.get("digitalSourceType", "") for action in actions if action["action"] == "c2pa.created")
    failed = told.get("validation_results", {}).get("activeManifest", {}).get("failure", [])
    name = active.get("signature_info", {}).get("common_name", "")
    return Seal(told["validation_state"], name, created, tuple(failure["code"] for failure in failed))


def _library() -> ModuleType:
    try:
        return import_module("c2pa")
    except ImportError as e:
        raise SettingsError(f"Content Credentials need a package that is not here ({e}); pip install 'narrate[c2pa]'.") from e


def _claim(title: str, source_type: str) -> str:
    """What is signed, as the library wants it."""
    created = {
        "action": "c2pa.created",
        "digitalSourceType": source_type_uri(source_type),
        "softwareAgent": {"name": "narrate", "version": __version__},
    }
    return json.dumps(
        {
            "claim_generator_info": [{"name": "narrate", "version": __version__}],
            "title": title,
            "format": "audio/mpeg",
            "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [created]}}],
        },
        ensure_ascii=False,
    )


def _manifest(signer: Signer, claim: str, lay_out: Callable[[bytes], tuple[int, bytes]]) -> bytes:
    """The signed manifest. `lay_out` gets its placeholder, and says where in the file that begins and the rest's SHA-256."""
    c2pa = _library()
    info = c2pa.C2paSignerInfo(signer.algorithm, signer.certificates, signer.key, None)
    try:
        with c2pa.Signer.from_info(info) as pen, c2pa.Builder(claim) as builder:
            placeholder = _native(
                "c2pa_builder_data_hashed_placeholder", _PLACEHOLDER, builder._handle, pen.reserve_size(), _FORMAT
            )
            start, digest = lay_out(placeholder)
            exclusions = [{"start": start, "length": len(placeholder)}]
            data_hash = {"name": "jumbf manifest", "alg": "sha256", "hash": list(digest), "pad": [], "exclusions": exclusions}
            told = json.dumps(data_hash).encode()
            manifest = _native(
                "c2pa_builder_sign_data_hashed_embeddable", _SIGN, builder._handle, pen._handle, told, _FORMAT, None
            )
    except c2pa.C2paError as e:
        raise SettingsError(
            f"[c2pa]: nothing can be signed with this key and certificate ({e}); check what the certificate is for."
        ) from e
    if len(manifest) != len(placeholder):
        raise EpisodeError(
            "The C2PA library wrote a manifest of another length than it had said; pip install 'narrate[c2pa]' again."
        )
    return manifest


def _native(name: str, prototype: _Prototype, *arguments: object) -> bytes:
    """What a function of the library's C interface writes."""
    face = import_module("c2pa.c2pa")
    try:
        function = prototype((name, face._lib))
    except AttributeError as e:
        raise SettingsError(f"This c2pa-python lacks {name}; pip install 'narrate[c2pa]' brings one that has it.") from e
    written = _BYTES()
    length = function(*arguments, ctypes.byref(written))
    face._check_ffi_operation_result(length, f"{name} failed", check=lambda result: result < 0)
    try:
        return ctypes.string_at(written, length)
    finally:
        face._lib.c2pa_free(written)
