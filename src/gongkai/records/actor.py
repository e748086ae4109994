"""Who acts, and when: what every act is given, so that none looks at a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from gongkai.records.agencies.models import User


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, or a job on behalf of the installation (`user` is None), and the time."""

    user: User | None
    now: datetime

    @property
    def today(self) -> date:
        """The day in China."""
        return timezone.localdate(self.now)
