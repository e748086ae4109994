"""Signs of life of the processes that do jobs."""

from typing import ClassVar

from django.db import models


class BeatKind(models.TextChoices):
    """What a process does."""

    WORKER = "worker"
    SCHEDULER = "scheduler"


class Beat(models.Model):
    """When a worker or scheduler was last known to live; one that ends in order takes it away."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=10, choices=BeatKind.choices)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kind", "worker_id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.worker_id}"
