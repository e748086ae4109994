"""The folder of an installation: what lies in it, and who may read it. Needs no settings."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = ("keys", "files", "locale")
_OWN = 0o700
_SECRET = 0o600
_KEY_BYTES = 50
SECRET_KEY = Path("keys", "secret_key")


def prepare(home: Path, *, with_key: bool) -> bool:
    """Make the folder and those in it, readable by their owner alone; tells whether a key was made.

    What is there stays; a key that is there is never replaced.
    """
    for folder in (home, *(home / name for name in FOLDERS)):
        folder.mkdir(parents=True, exist_ok=True)
    home.chmod(_OWN)
    (home / "keys").chmod(_OWN)
    return with_key and make_key(home / SECRET_KEY, secrets.token_urlsafe(_KEY_BYTES).encode())


def make_key(path: Path, content: bytes) -> bool:
    """Write a key that only its owner may read, unless there is one; tells whether it was made."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _SECRET)
    except FileExistsError:
        return False
    with os.fdopen(number, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return True


class HomeInUseError(Exception):
    """The platform is running on the folder, or something replaces what is in it."""


@contextmanager
def held(home: Path, *, alone: bool) -> Iterator[None]:
    """Hold the folder: together with other servers, or alone to replace what is in it.

    Raises HomeInUseError where others hold it so that this cannot be.
    """
    import fcntl  # noqa: PLC0415 - POSIX alone has it, and servers run there

    with (home / "in-use").open("ab") as file:  # it stays: who removes it may remove another's
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            raise HomeInUseError from None
        yield
