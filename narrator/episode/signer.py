"""Who signs an episode: a private key and the certificates that go with it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from narrator.errors import SettingsError
from narrator.settings import FROM_ENVIRONMENT, Credentials

_CURVES = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}
_OTHERS = ("ps256", "ed25519")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs."""

    algorithm: str
    """C2PA's name of it; it follows from the key."""
    key: bytes = field(repr=False)
    """PEM, without a password."""
    certificates: bytes
    """PEM, the signer's own first."""


def load_signer(credentials: Credentials) -> Signer | None:
    """Who signs; None where nobody does.

    Raises `SettingsError` for a key or certificate that cannot be read, and when the package for it is missing.
    """
    if not (credentials.key and credentials.certificate):
        return None
    password = _read("password", credentials.password) if credentials.password else None
    algorithm, key = _opened(_read("key", credentials.key), password, credentials.key)
    return Signer(algorithm, key, _read("certificate", credentials.certificate))


def trusted_roots(credentials: Credentials) -> bytes:
    """The root certificates (PEM) whose signatures are trusted; empty without any. Raises `SettingsError` for no such file."""
    return _read("trust", credentials.trust) if credentials.trust else b""


def _read(name: str, place: str) -> bytes:
    """What the setting `name` of `[c2pa]` points to: a file, or an environment variable. Raises `SettingsError` without it."""
    if place.startswith(FROM_ENVIRONMENT):
        variable = place.removeprefix(FROM_ENVIRONMENT)
        if variable not in os.environ:
            raise SettingsError(f"[c2pa] {name} is {place!r}, and there is no environment variable {variable}; set it.")
        return os.environ[variable].encode()
    try:
        return Path(place).read_bytes()
    except OSError as e:
        raise SettingsError(f"[c2pa] {name}: {place} cannot be read: {e.strerror}.") from e


def _opened(key: bytes, password: bytes | None, place: str) -> tuple[str, bytes]:
    """The algorithm of a private key, and the key without its password."""
    try:
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - of an extra
        from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415
    except ImportError as e:
        raise SettingsError(f"Signing needs a package that is not here ({e}); pip install 'narrate[c2pa]'.") from e
    try:
        loaded = serialization.load_pem_private_key(key, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as e:
        raise SettingsError(f"[c2pa] key: {place} is no private key that can be opened ({e}); check it and its password.") from e
    plain = loaded.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    if isinstance(loaded, ec.EllipticCurvePrivateKey) and loaded.curve.name in _CURVES:
        return _CURVES[loaded.curve.name], plain
    if isinstance(loaded, rsa.RSAPrivateKey):
        return "ps256", plain
    if isinstance(loaded, ed25519.Ed25519PrivateKey):
        return "ed25519", plain
    raise SettingsError(
        f"[c2pa] key: {place} is of a kind C2PA does not take; it takes {', '.join((*_CURVES.values(), *_OTHERS))}."
    )
