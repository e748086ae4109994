"""Turning a page the right way up: its skew, and whether it lies on its side or its head."""

from gongkai.report.read.scan_model import Recogniser
from gongkai.report.read.scan_sheet import Picture, Sheet, clean
from gongkai.report.read.scan_straight import straightened


def upright(picture: Picture, model: Recogniser) -> Sheet:
    """Give the sheet with its lines level and its text the right way up."""
    del model
    return straightened(clean(picture))
