"""Names of parts in a package, as programs compare them."""


def part_key(name: str) -> str:
    """Give a part's name as it is compared: slashes one way, letters of one case."""
    return name.replace("\\", "/").lstrip("/").casefold()
