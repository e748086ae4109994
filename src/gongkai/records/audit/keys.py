"""The key that signs checkpoints: below GONGKAI_HOME/keys, made when it is first needed."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from gongkai.records.audit.signing import new_key, private_key, public_pem

_SECRET = 0o600


def signing_key() -> Ed25519PrivateKey:
    """Give the installation's key; the first time it is made, and its public half put beside it."""
    path = Path(settings.AUDIT_KEY_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _SECRET)
    except FileExistsError:
        return private_key(path.read_bytes())
    pem = new_key()
    with os.fdopen(number, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    key = private_key(pem)
    path.with_suffix(".pub").write_bytes(public_pem(key.public_key()))
    return key
