"""Signatures of checkpoints: Ed25519 over where a chain stood; needs no database."""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from gongkai.records.audit.chain import in_utc

_SIGNED = ("chain", "seq", "digest", "signed_at")
_ID_LENGTH = 16


class KeyFileError(Exception):
    """A file that should hold an Ed25519 key holds none."""


def new_key() -> bytes:
    """Make a private key, as it is kept in a file (PEM)."""
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def private_key(pem: bytes) -> Ed25519PrivateKey:
    """Read a private key. Raises KeyFileError."""
    try:
        key = load_pem_private_key(pem, None)
    except ValueError as error:
        raise KeyFileError(str(error)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError("not Ed25519")
    return key


def public_key(pem: bytes) -> Ed25519PublicKey:
    """Read a public key. Raises KeyFileError."""
    try:
        key = load_pem_public_key(pem)
    except ValueError as error:
        raise KeyFileError(str(error)) from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyFileError("not Ed25519")
    return key


def public_pem(key: Ed25519PublicKey) -> bytes:
    """Give a public key as it is handed on (PEM)."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def key_id(key: Ed25519PublicKey) -> str:
    """Name a public key: the beginning of its SHA-256."""
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:_ID_LENGTH]


def sign(key: Ed25519PrivateKey, checkpoint: Mapping[str, Any]) -> str:
    """Sign a checkpoint: its chain, entry, digest and time."""
    return base64.b64encode(key.sign(_message(checkpoint))).decode("ascii")


def is_signed(key: Ed25519PublicKey, checkpoint: Mapping[str, Any]) -> bool:
    """Tell whether the signature of a checkpoint is by this key and of this content."""
    try:
        key.verify(base64.b64decode(checkpoint["signature"], validate=True), _message(checkpoint))
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(checkpoint: Mapping[str, Any]) -> bytes:
    values = {name: checkpoint[name] for name in _SIGNED}
    values["signed_at"] = in_utc(values["signed_at"])
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
