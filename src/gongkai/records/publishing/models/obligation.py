"""What an agency must publish, entry by entry, and what shows that it did."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency, User
from gongkai.records.policy import agencies_where
from gongkai.records.publishing.models.document import Document
from gongkai.records.roles import Permission


class ObligationSource(models.TextChoices):
    """Where an obligation comes from."""

    ARTICLE_20 = "art20", _("条例第二十条")
    ARTICLE_21 = "art21", _("条例第二十一条")
    CATALOGUE = "catalogue", _("基层政务公开标准目录")
    SECTOR = "sector", _("行业规定")


class Audience(models.TextChoices):
    """To whom it is disclosed (公开对象)."""

    SOCIETY = "society", _("全社会")
    GROUP = "group", _("特定群体")


class Method(models.TextChoices):
    """How it is disclosed (公开方式)."""

    PROACTIVE = "proactive", _("主动")
    ON_REQUEST = "on_request", _("依申请公开")


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """Obligations by who may see them."""

    def for_user(self, user: User, today: date) -> ObligationQuerySet:
        """Give those of the agencies whose records the person may see."""
        return self.filter(agency__in=agencies_where(user, Permission.SEE, today))


class Obligation(models.Model):
    """One entry of what an agency must publish: columns of the local catalogue, and who sees to it.

    `item` is the number in Art. 20 whose publications show it done; others are shown by documents
    linked to them. `stale_after` counts days since the last one; None: it does not go stale.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="obligations")
    source = models.CharField(_("来源"), max_length=10, choices=ObligationSource.choices)
    key = models.CharField(max_length=60)
    number = models.PositiveIntegerField(_("序号"))
    subject = models.CharField(_("一级事项"), max_length=200)
    subsubject = models.CharField(_("二级事项"), max_length=200, blank=True)
    content = models.TextField(_("公开内容（要素）"), blank=True)
    basis = models.TextField(_("公开依据"), blank=True)
    time_limit = models.CharField(_("公开时限"), max_length=200, blank=True)
    publisher = models.CharField(_("公开主体"), max_length=200, blank=True)
    carriers = models.JSONField(_("公开渠道和载体"), default=list, blank=True)
    audience = models.CharField(
        _("公开对象"), max_length=10, choices=Audience.choices, default=Audience.SOCIETY
    )
    method = models.CharField(
        _("公开方式"), max_length=10, choices=Method.choices, default=Method.PROACTIVE
    )
    levels = models.CharField(_("公开层级"), max_length=40, blank=True)
    item = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(_("责任科室"), max_length=60, blank=True)
    stale_after = models.PositiveIntegerField(
        _("多少天未更新即提醒"), null=True, blank=True, default=365
    )
    applies = models.BooleanField(_("适用于本机关"), default=True)
    why_not = models.CharField(_("不适用的理由"), max_length=200, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "source", "key"], name="obligation_once")
        ]
        ordering: ClassVar = ["agency", "source", "number", "pk"]
        verbose_name = _("公开义务")

    def __str__(self) -> str:
        return self.label()

    def label(self) -> str:
        """The subject with the one below it."""
        return f"{self.subject} / {self.subsubject}" if self.subsubject else self.subject


class ObligationEvidence(models.Model):
    """A document that shows an obligation done."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="evidence")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="shows")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["obligation", "document"], name="evidence_once")
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.document_id}"


class PublicCatalogue(models.Model):
    """An agency's obligations as it made them public; the last one counts."""

    append_only = True

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="public_catalogues")
    agency_name = models.CharField(max_length=100)
    entries = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["published_at", "pk"]

    def __str__(self) -> str:
        return f"{self.agency_name} {self.published_at:%Y-%m-%d}"
