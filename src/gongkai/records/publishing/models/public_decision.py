"""What is public of a decision: an immutable masked copy, and what became of it since."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.decision_choices import DecisionKind, PartyKind, ReleaseGround
from gongkai.records.publishing.models.decision import (
    LONGEST_NUMBER,
    AdministrativeDecision,
    DecisionAct,
)


class PublicDecision(models.Model):
    """A decision as it was made public: natural persons masked, without their codes."""

    append_only = True

    decision = models.ForeignKey(
        AdministrativeDecision, on_delete=models.PROTECT, related_name="publications"
    )
    act = models.ForeignKey(DecisionAct, on_delete=models.PROTECT, related_name="publications")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="public_decisions", db_index=False
    )
    agency_name = models.CharField(max_length=100)
    kind = models.CharField(max_length=14, choices=DecisionKind.choices)
    document_number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    item = models.CharField(max_length=300, blank=True)
    category = models.CharField(max_length=100, blank=True)
    party_kind = models.CharField(max_length=8, choices=PartyKind.choices)
    party = models.CharField(max_length=200)
    party_code = models.CharField(max_length=18, blank=True)
    facts = models.TextField(blank=True)
    content = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    decided_on = models.DateField()
    valid_until = models.DateField(null=True)
    publicity_until = models.DateField(null=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    ground = models.CharField(max_length=16, choices=ReleaseGround.choices)
    published_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["agency", "kind", "decided_on", "id"], name="public_decision_agency"
            ),
            models.Index(fields=["decided_on", "id", "kind"], name="public_decision_recent"),
        ]
        ordering: ClassVar = ["-decided_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What it is called in lists."""
        return self.item or self.document_number or str(DecisionKind(self.kind).label)

    @property
    def taken_down(self) -> "DecisionNotice | None":
        """The notice that took it down, if it was."""
        return next(iter(self.notices.all()), None)


class DecisionNoticeKind(models.TextChoices):
    """Why a decision is public no more."""

    EXPIRED = "expired", _("公示期满")
    REVOKED = "revoked", _("决定已被撤销")
    WITHDRAWN = "withdrawn", _("撤回公开")


class DecisionNotice(models.Model):
    """A public decision was taken down: why and when; this stays to be seen."""

    append_only = True

    publication = models.ForeignKey(
        PublicDecision, on_delete=models.PROTECT, related_name="notices"
    )
    act = models.ForeignKey(DecisionAct, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=DecisionNoticeKind.choices)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.kind}"
