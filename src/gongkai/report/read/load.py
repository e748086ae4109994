"""The bytes of a source: a path, bytes, or an open stream, within the limit on size."""

import stat
from pathlib import Path
from typing import BinaryIO

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import DEFAULT_LIMITS, MIB, Limits
from gongkai.report.system import system_reason

Source = Path | str | bytes | BinaryIO


def load(source: Source, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Give what a source holds; a str is a path.

    Raises UnreadableError: absent, directory, no_permission, too_large, unknown_format (a device
    or pipe), damaged (the disk fails).
    """
    if isinstance(source, bytes):
        data = source
    elif source == "":
        raise UnreadableError(
            "absent", "文件名为空，请给出文件名。", "The name of the file is empty; name a file."
        )
    elif isinstance(source, str | Path):
        data = _from_path(Path(source), limits)
    else:
        data = source.read(limits.bytes_in + 1)
    if len(data) > limits.bytes_in:
        raise _too_large(limits)
    return data


def _from_path(path: Path, limits: Limits) -> bytes:
    try:
        status = path.stat()
        _hold_to_files(path, status.st_mode)
        if status.st_size > limits.bytes_in:
            raise _too_large(limits)
        with path.open("rb") as stream:
            return stream.read(limits.bytes_in + 1)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        raise _not_opened(path, error) from error


def _hold_to_files(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableError(
            "directory",
            f"“{path}” 是目录，请给出其中的一个文件。",
            f"'{path}' is a directory; name a file in it.",
        )
    if not stat.S_ISREG(mode):
        raise UnreadableError(
            "unknown_format",
            f"“{path}” 是设备或管道，不是文件，请先存成文件。",
            f"'{path}' is a device or a pipe, not a file; save it to a file first.",
        )


def _not_opened(path: Path, error: OSError | ValueError) -> UnreadableError:
    if isinstance(error, PermissionError):
        return UnreadableError(
            "no_permission",
            f"没有权限读取 “{path}”，请修改文件权限或换一个文件。",
            f"No permission to read '{path}'; change its permissions or name another file.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return UnreadableError(
            "absent",
            f"文件 “{path}” 不存在，请检查路径。",
            f"There is no file '{path}'; check the path.",
        )
    zh, en = system_reason(error)
    return UnreadableError(
        "damaged",
        f"读取 “{path}” 时出错（{zh}），请检查路径和磁盘。",
        f"Reading '{path}' failed ({en}); check the path and the disk.",
    )


def _too_large(limits: Limits) -> UnreadableError:
    size = limits.bytes_in / MIB
    return UnreadableError(
        "too_large",
        f"文件超过 {size:.4g} MB，不像年度报告，请检查文件。",
        f"The file is larger than {size:.4g} MB, too large for an annual report; check the file.",
    )
