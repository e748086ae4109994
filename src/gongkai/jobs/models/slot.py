"""When what is scheduled was last put into the queue."""

from django.db import models


class Slot(models.Model):
    """The last slot of an entry of the schedule; two schedulers cannot take the same one."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"
