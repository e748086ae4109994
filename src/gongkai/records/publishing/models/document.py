"""A document on its way to the public: the working copy that is drafted."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency, User
from gongkai.records.policy import agencies_where
from gongkai.records.publishing.choices import (
    DisclosureStatus,
    DocumentKind,
    Genre,
    Ground,
    State,
    Validity,
)
from gongkai.records.roles import Permission


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents by who may see them."""

    def for_user(self, user: User, today: date) -> DocumentQuerySet:
        """Give those of the agencies whose records the person may see."""
        return self.filter(agency__in=agencies_where(user, Permission.SEE, today))


class Document(models.Model):
    """One piece of information and its disclosure status; what was submitted is in versions.

    `revision` counts savings: who saves must have seen the last one. `due_on` is the last day to
    publish (Art. 26: 20 working days from the day made or changed), None while that day is not
    known; `due_provisional` tells that a schedule still to come may move it.
    """

    agency = models.ForeignKey(
        Agency, verbose_name=_("机关"), on_delete=models.PROTECT, related_name="documents"
    )
    joint_agencies = models.ManyToManyField(
        Agency, verbose_name=_("联合制发机关"), blank=True, related_name="joint_documents"
    )
    state = models.CharField(_("状态"), max_length=20, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="drafted_documents"
    )
    unit = models.CharField(_("起草科室"), max_length=60, blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    title = models.CharField(_("标题"), max_length=300)
    summary = models.TextField(_("内容概述"), blank=True)
    body = models.TextField(_("正文"), blank=True)
    document_number = models.CharField(_("发文字号"), max_length=60, blank=True)
    index_number = models.CharField(_("索引号"), max_length=80, blank=True)
    made_on = models.DateField(_("成文日期"), null=True, blank=True)
    effective_on = models.DateField(_("施行日期"), null=True, blank=True)
    expires_on = models.DateField(_("失效日期"), null=True, blank=True)
    validity = models.CharField(
        _("有效性"), max_length=12, choices=Validity.choices, default=Validity.IN_FORCE
    )
    kind = models.CharField(
        _("类别"), max_length=14, choices=DocumentKind.choices, default=DocumentKind.OTHER
    )
    genre = models.CharField(_("体裁"), max_length=20, choices=Genre.choices, default=Genre.OTHER)
    topic = models.CharField(_("主题分类"), max_length=60, blank=True)
    item = models.PositiveSmallIntegerField(
        _("法定主动公开内容（第二十条）"), null=True, blank=True
    )
    keywords = models.CharField(_("关键词"), max_length=200, blank=True)
    disclosure = models.CharField(
        _("公开属性"),
        max_length=12,
        choices=DisclosureStatus.choices,
        default=DisclosureStatus.PROACTIVE,
    )
    ground = models.CharField(
        _("不主动公开的依据"), max_length=16, choices=Ground.choices, blank=True
    )
    ground_reason = models.TextField(_("理由"), blank=True)
    review_again_on = models.DateField(_("再次审查日期"), null=True, blank=True)
    publish_at = models.DateTimeField(_("定时发布"), null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_provisional = models.BooleanField(default=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("信息")
        indexes: ClassVar = [
            models.Index(fields=["agency", "state", "due_on"], name="document_queue"),
            models.Index(fields=["state", "publish_at"], name="document_scheduled"),
        ]
        ordering: ClassVar = ["-saved_at", "-pk"]

    def __str__(self) -> str:
        return self.title
