"""Files that are there whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from gongkai.report.system import system_reason
from gongkai.report.write.errors import UnwritableError

_LONGEST_NAME = 255  # bytes, of the file systems in use
_BEGINNING, _END = 20, 10  # characters shown of a name that is too long


def put(contents: Mapping[Path, bytes]) -> None:
    """Write files; each is written beside its place and then moved there.

    A link stays: the file that it points to is written. Raises UnwritableError (not_written,
    name_too_long) where the system refuses, same_file where two names are one file; what stood
    there is then kept.
    """
    made: dict[Path, str] = {}
    try:
        for path, data in contents.items():
            place = _place(path)
            if place in made:
                raise _written_twice(path)
            made[place] = _beside(place, data)
        for path, temporary in made.items():
            Path(temporary).replace(path)
    except OSError as error:
        raise _refused(error, path) from error
    finally:
        for temporary in made.values():
            with suppress(OSError):
                Path(temporary).unlink()


def _place(path: Path) -> Path:
    """Where a file is to stand; refuses what a move would replace but writing would not."""
    place = Path(os.path.realpath(path))
    refused = 0
    if place.is_dir():  # else known only when the files before it are in their places
        refused = errno.EISDIR
    elif place.is_symlink():
        refused = errno.ELOOP
    elif place.exists() and not os.access(place, os.W_OK):
        refused = errno.EACCES
    elif place.exists() and not place.is_file():  # a pipe or a device
        raise _no_file(path)
    if refused:
        raise OSError(refused, os.strerror(refused), str(path))
    return place


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
    if error.errno == errno.ENAMETOOLONG:
        return _too_long(path)
    if error.errno == errno.ENOENT:
        return _no_folder(path)
    zh, en = system_reason(error)
    return UnwritableError(
        "not_written",
        f"写不出“{path}”（{zh}），请检查目录、权限和磁盘。",
        f"'{path}' cannot be written ({en}); check the folder, its permissions and the disk.",
    )


def _too_long(path: Path) -> UnwritableError:
    """The name or the whole path is longer than the system has room for."""
    name = path.name
    if len(os.fsencode(name)) <= _LONGEST_NAME:
        return UnwritableError(
            "name_too_long",
            f"“{_short(str(path))}”的路径过长，请换一个层级较浅的目录。",
            f"The path '{_short(str(path))}' is too long; take a folder that is less deep.",
        )
    return UnwritableError(
        "name_too_long",
        f"文件名“{_short(name)}”过长，请改短（最多 {_LONGEST_NAME} 字节，约 80 个汉字）。",
        f"The file name '{_short(name)}' is too long; shorten it (to {_LONGEST_NAME} bytes at "
        "most, about 80 Chinese characters).",
    )


def _no_folder(path: Path) -> UnwritableError:
    folder = Path(os.path.realpath(path)).parent
    return UnwritableError(
        "not_written",
        f"写不出“{path}”：目录“{folder}”不存在，请先建立目录或检查路径。",
        f"'{path}' cannot be written: there is no folder '{folder}'; make it or check the path.",
    )


def _no_file(path: Path) -> UnwritableError:
    return UnwritableError(
        "not_written",
        f"写不出“{path}”：那里是管道或设备，不是文件，请换一个文件名。",
        f"'{path}' cannot be written: a pipe or a device stands there; give another name.",
    )


def _short(text: str) -> str:
    return f"{text[:_BEGINNING]}……{text[-_END:]}"


def _written_twice(path: Path) -> UnwritableError:
    return UnwritableError(
        "same_file",
        f"“{path}”与前面的一个文件名指向同一个文件，请换一个文件名。",
        f"'{path}' is the same file as one named before it; give another name.",
    )
