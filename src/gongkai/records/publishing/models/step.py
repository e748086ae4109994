"""What was done with a document, by whom and why."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import User
from gongkai.records.publishing.choices import StepKind
from gongkai.records.publishing.models.document import Document
from gongkai.records.publishing.models.version import DocumentVersion


class Step(models.Model):
    """One act on a document: the conclusion of a review, a comment, a consultation.

    `alone` tells that the person reviewed what they drafted, as an office of one may.
    """

    append_only = True

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="steps")
    version = models.ForeignKey(
        DocumentVersion, null=True, on_delete=models.PROTECT, related_name="steps"
    )
    kind = models.CharField(_("步骤"), max_length=24, choices=StepKind.choices)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    conclusion = models.CharField(_("结论"), max_length=200, blank=True)
    ground = models.CharField(_("依据"), max_length=200, blank=True)
    reason = models.TextField(_("意见"), blank=True)
    alone = models.BooleanField(default=False)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind}"
