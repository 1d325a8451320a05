"""Certificates of a test's own: a root, and a signer as C2PA wants one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@dataclass(frozen=True)
class Files:
    """Where they stand, all PEM."""

    root: Path
    certificate: Path
    key: Path


def issue(folder: Path, key: Key | None = None, password: bytes | None = None, *, for_email: bool = True) -> Files:
    """Writes a new root and a signer it vouches for; a signer that is not `for_email` is not fit for C2PA."""
    files = Files(folder / "root.pem", folder / "chain.pem", folder / "key.pem")
    root_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), key or ec.generate_private_key(ec.SECP256R1())
    root_id = x509.SubjectKeyIdentifier.from_public_key(root_key.public_key())
    root = (
        _certificate("Test Root", root_key, signs=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(root_id, critical=False)
        .sign(root_key, hashes.SHA256())
    )
    purpose = ExtendedKeyUsageOID.EMAIL_PROTECTION if for_email else ExtendedKeyUsageOID.SERVER_AUTH
    leaf = (
        _certificate("The Dunmore Courier", leaf_key, signs=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(leaf_key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(root_id), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    lock: KeySerializationEncryption = BestAvailableEncryption(password) if password else NoEncryption()
    files.root.write_bytes(root.public_bytes(Encoding.PEM))
    files.certificate.write_bytes(leaf.public_bytes(Encoding.PEM))
    files.key.write_bytes(leaf_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
    return files


def _certificate(name: str, key: Key, *, signs: bool) -> x509.CertificateBuilder:
    """A certificate by the root, for a year."""
    now = datetime.now(UTC)
    usage = dict.fromkeys(("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name("Test Root"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(
            x509.KeyUsage(
                digital_signature=signs,
                key_cert_sign=not signs,
                crl_sign=not signs,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
    )


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Tests"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
