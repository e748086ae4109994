"""Libraries of the extra `write`, which who only reads does not need."""

from importlib.util import find_spec

from gongkai.report.write.errors import UnwritableError


def require_libraries(*names: str) -> None:
    """Raise UnwritableError (no_library) where one of the libraries is missing."""
    for name in names:
        if find_spec(name) is None:
            raise UnwritableError(
                "no_library",
                f"写出这种格式需要扩展 write（缺少 {name}），请运行 pip install 'gongkai[write]'。",
                f"This format needs the extra `write` ({name} is missing); run "
                "pip install 'gongkai[write]'.",
            )
