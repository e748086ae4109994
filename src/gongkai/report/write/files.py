"""Files that are there whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from gongkai.report.system import system_reason
from gongkai.report.write.errors import UnwritableError


def put(contents: Mapping[Path, bytes]) -> None:
    """Write files; each is written beside its place and then moved there.

    Raises UnwritableError (not_written) where the system refuses; what stood there is then kept.
    """
    made: dict[Path, str] = {}
    try:
        for path, data in contents.items():
            if path.is_dir():  # else known only when the files before it are in their places
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            made[path] = _beside(path, data)
        for path, temporary in made.items():
            Path(temporary).replace(path)
    except OSError as error:
        raise _refused(error, path) from error
    finally:
        for temporary in made.values():
            with suppress(OSError):
                Path(temporary).unlink()


def _beside(path: Path, data: bytes) -> str:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
    except OSError:
        Path(temporary).unlink()
        raise
    return temporary


def _refused(error: OSError, path: Path) -> UnwritableError:
    zh, en = system_reason(error)
    return UnwritableError(
        "not_written",
        f"写不出“{path}”（{zh}），请检查目录、权限和磁盘。",
        f"'{path}' cannot be written ({en}); check the folder, its permissions and the disk.",
    )
