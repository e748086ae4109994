"""What gongkai does in each bench."""

from gongkai.report.check import check
from gongkai.report.read import read


def read_and_check(data: bytes) -> None:
    """Read a report and look for what is wrong with it."""
    check(read(data).report)
