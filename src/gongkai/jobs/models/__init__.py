"""Signs of life, and slots of the schedule."""

from gongkai.jobs.models.beat import Beat, BeatKind
from gongkai.jobs.models.slot import Slot

__all__ = ["Beat", "BeatKind", "Slot"]
