"""Time taken: medians of several rounds, after a warm-up, two things in turn.

What runs in this process is timed by the processor time that it takes, which is the wall time of a
machine that does nothing else; other programs that run meanwhile do not count.
"""

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

Work = Callable[[], Any]
Clock = Callable[[], float]


def seconds(work: Work, clock: Clock = time.process_time) -> float:
    """Time of one call."""
    begun = clock()
    work()
    return clock() - begun


def side_by_side(
    works: Sequence[Work], rounds: int, clock: Clock = time.process_time
) -> list[float]:
    """Median seconds of each; they take turns, so that a busy machine slows all alike.

    For works in processes of their own give a clock of wall time.
    """
    for work in works:
        work()
    taken = [[seconds(work, clock) for work in works] for _ in range(rounds)]
    return [median(column) for column in zip(*taken, strict=True)]


def once_each(works: Sequence[Work]) -> float:
    """Median seconds of works that are each done once: what was kept from before helps none."""
    return median(seconds(work) for work in works)
