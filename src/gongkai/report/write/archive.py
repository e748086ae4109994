"""A zip without a clock: the same parts give the same bytes."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

_DATED = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_LEVEL = 6


def archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack the parts, in their order."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name, data in parts:
            info = zipfile.ZipInfo(name, _DATED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, data)
    return stream.getvalue()


def unpacked(data: bytes) -> list[tuple[str, bytes]]:
    """Give the parts of a zip in their order."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]
