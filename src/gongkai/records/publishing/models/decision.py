"""Administrative decisions, counted always, and the acts that say which become public."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency, User
from gongkai.records.policy import agencies_where
from gongkai.records.publishing.choices import Ground
from gongkai.records.publishing.decision_choices import (
    UNFINISHED,
    DecisionActKind,
    DecisionKind,
    DecisionStatus,
    PartyKind,
    ReleaseGround,
)
from gongkai.records.publishing.masks import is_like_a_name, mask_name
from gongkai.records.publishing.models.decision_import import DecisionImport
from gongkai.records.roles import Permission

LONGEST_NUMBER = 100
LONGEST_KEY = 120


class DecisionAct(models.Model):
    """Something that was done with decisions of one agency: with one, or with many at once.

    `digest` is that of the keys of the decisions, in order; the audit entry has it too.
    """

    append_only = True

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="decision_acts")
    kind = models.CharField(max_length=10, choices=DecisionActKind.choices)
    status = models.CharField(_("公开属性"), max_length=10, choices=DecisionStatus.choices)
    ground = models.CharField(
        _("依据"), max_length=16, choices=[*ReleaseGround.choices, *Ground.choices], blank=True
    )
    reason = models.TextField(_("理由"), blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    alone = models.BooleanField(default=False)
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.kind} {self.count}"


class DecisionQuerySet(models.QuerySet["AdministrativeDecision"]):
    """Decisions by who may see them, and those that count."""

    def counted(self) -> DecisionQuerySet:
        """Give the rows of imports that are done: the others are not there yet, or no more."""
        return self.exclude(batch__in=DecisionImport.objects.filter(state__in=UNFINISHED))

    def for_user(self, user: User, today: date) -> DecisionQuerySet:
        """Give those that count, of the agencies whose records the person may see."""
        return self.counted().filter(agency__in=agencies_where(user, Permission.SEE, today))


class AdministrativeDecision(models.Model):
    """A licence, other service, penalty or compulsory measure, as the agency recorded it.

    `source_key` makes that no row comes twice: the document number without spaces and variants of
    brackets, or a digest of the row. `act` is the last that set the status, with its ground.
    Numbers of identity documents are never stored.
    """

    agency = models.ForeignKey(
        Agency,
        verbose_name=_("机关"),
        on_delete=models.PROTECT,
        related_name="decisions",
        db_index=False,
    )
    kind = models.CharField(_("类别"), max_length=14, choices=DecisionKind.choices)
    batch = models.ForeignKey(DecisionImport, on_delete=models.PROTECT, related_name="decisions")
    row = models.PositiveIntegerField()
    source_key = models.CharField(max_length=LONGEST_KEY)
    digest = models.CharField(max_length=32)
    document_number = models.CharField(_("决定文书号"), max_length=LONGEST_NUMBER, blank=True)
    item = models.CharField(_("事项名称"), max_length=300, blank=True)
    category = models.CharField(_("决定类别"), max_length=100, blank=True)
    party_kind = models.CharField(_("相对人类别"), max_length=8, choices=PartyKind.choices)
    party = models.CharField(_("相对人"), max_length=200)
    party_code = models.CharField(_("相对人代码"), max_length=18, blank=True)
    facts = models.TextField(_("违法事实"), blank=True)
    content = models.TextField(_("决定内容"), blank=True)
    basis = models.TextField(_("依据"), blank=True)
    decided_on = models.DateField(_("决定日期"))
    valid_until = models.DateField(_("有效期至"), null=True)
    publicity_until = models.DateField(_("公示截止期"), null=True)
    amount = models.DecimalField(_("罚款金额（元）"), max_digits=16, decimal_places=2, null=True)
    status = models.CharField(
        _("公开属性"),
        max_length=10,
        choices=DecisionStatus.choices,
        default=DecisionStatus.UNDECIDED,
    )
    act = models.ForeignKey(
        DecisionAct, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    revoked_on = models.DateField(_("决定撤销日期"), null=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("处理决定")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "kind", "source_key"], name="decision_once")
        ]
        # Lists go by day and key, the newest first; what is filtered by stands in the index, so
        # that rows that do not match are passed without being fetched.
        indexes: ClassVar = [
            models.Index(fields=["agency", "kind", "decided_on", "id"], name="decision_counted"),
            models.Index(fields=["agency", "status", "decided_on", "id"], name="decision_status"),
            models.Index(
                fields=["decided_on", "id", "agency", "kind", "status"], name="decision_recent"
            ),
            models.Index(fields=["status", "decided_on", "id", "agency"], name="decision_queue"),
            models.Index(fields=["party"], name="decision_party"),
            models.Index(
                fields=["party_code"],
                condition=~models.Q(party_code=""),
                name="decision_party_code",
            ),
            models.Index(
                fields=["publicity_until"],
                condition=models.Q(status=DecisionStatus.PUBLIC),
                name="decision_publicity",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What it is called in lists."""
        return self.item or self.document_number or str(DecisionKind(self.kind).label)

    @property
    def masked_party(self) -> str:
        """The party as lists and the public see it: a natural person's name is masked."""
        return mask_name(self.party) if self.is_about_a_person else self.party

    @property
    def is_about_a_person(self) -> bool:
        """Whether the party is a natural person, or a sole trader named by the owner's own name."""
        return self.party_kind == PartyKind.NATURAL_PERSON or (
            self.party_kind == PartyKind.SOLE_TRADER and is_like_a_name(self.party)
        )
