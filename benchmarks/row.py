"""What a measurement yields: the value, its baseline, its target, and whether that is met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked: at most so much, at least so much, so many times faster or below so many.

    `most` and `least` bound the measured value in its own unit; `faster` is how many times the
    baseline must be of what was measured, `times` below how many times the baseline that must stay.
    """

    most: float | None = None
    least: float | None = None
    faster: float | None = None
    times: float | None = None

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked at all; else the figure is only told."""
        return any(x is not None for x in (self.most, self.least, self.faster, self.times))

    @property
    def beside_baseline(self) -> bool:
        """Whether the target cannot be told without a baseline."""
        return self.faster is not None or self.times is not None

    def met(self, measured: float, ratio: float | None) -> bool | None:
        """Whether it is reached; None where the baseline is missing that would tell."""
        sure = [
            self.most is None or measured <= self.most,
            self.least is None or measured >= self.least,
        ]
        if ratio is not None:
            sure += [
                self.faster is None or ratio >= self.faster,
                self.times is None or 1 / ratio < self.times,
            ]
        if not all(sure):
            return False
        return None if ratio is None and self.beside_baseline else True

    def text(self, unit: str) -> str:
        """The target in a few signs."""
        parts = [
            (self.most, f"≤ {self.most:g} {unit}" if self.most is not None else ""),
            (self.least, f"≥ {self.least:g} {unit}" if self.least is not None else ""),
            (self.faster, f"≥ {self.faster:g} × faster" if self.faster else ""),
            (self.times, f"< {self.times:g} × the baseline" if self.times else ""),
        ]
        return ", ".join(said for bound, said in parts if bound is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `measured` is None where it was skipped; `note` then says what it needs."""

    bench: str
    name: str
    unit: str
    measured: float | None
    target: Target
    baseline: float | None = None
    baseline_name: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times what was measured the baseline is: above 1, gongkai needs less."""
        if not self.measured or self.baseline is None:
            return None
        return self.baseline / self.measured

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where nothing was measured that could tell."""
        if self.measured is None or not self.target.is_asked:
            return None
        return self.target.met(self.measured, self.ratio)
