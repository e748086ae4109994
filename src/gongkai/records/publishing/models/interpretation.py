"""How a document will be interpreted for the public: planned with the draft, due, and done."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.publishing.models.document import Document


class InterpretationForm(models.TextChoices):
    """In what form a policy is interpreted."""

    TEXT = "text", _("文字")
    PICTURE = "picture", _("图解")
    VIDEO = "video", _("视频")
    QUESTIONS = "questions", _("问答")
    BRIEFING = "briefing", _("发布会")


class InterpretationPlan(models.Model):
    """One interpretation that is planned for a document, and what became of it.

    `fulfilled_by` is the document that interprets it here, `address` where it stands elsewhere.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="interpretation_plans"
    )
    form = models.CharField(_("解读形式"), max_length=12, choices=InterpretationForm.choices)
    due_on = models.DateField(_("完成日期"))
    note = models.CharField(_("说明"), max_length=200, blank=True)
    fulfilled_by = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="interprets_as_planned"
    )
    address = models.CharField(_("地址"), max_length=500, blank=True)
    fulfilled_on = models.DateField(null=True)
    dropped_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["fulfilled_on", "due_on"], name="interpretation_due")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.form}"
