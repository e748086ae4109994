"""What is public: an immutable copy of one version on one carrier, and what became of it since."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.choices import (
    Carrier,
    DocumentKind,
    Genre,
    Validity,
)
from gongkai.records.publishing.models.document import Document
from gongkai.records.publishing.models.version import DocumentVersion


class Publication(models.Model):
    """One version of a document made public on one carrier on one date, with its address.

    Those on the own portal hold the content; for other carriers it is the record of where it is.
    """

    append_only = True

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="publications")
    version = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, related_name="publications"
    )
    carrier = models.CharField(_("公开载体"), max_length=16, choices=Carrier.choices)
    address = models.CharField(_("地址"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("发布日期"))
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="publications")
    agency_name = models.CharField(max_length=100)
    joint_names = models.JSONField(default=list)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    document_number = models.CharField(max_length=60, blank=True)
    index_number = models.CharField(max_length=80)
    made_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    validity = models.CharField(max_length=12, choices=Validity.choices)
    kind = models.CharField(max_length=14, choices=DocumentKind.choices)
    genre = models.CharField(max_length=20, choices=Genre.choices)
    topic = models.CharField(max_length=60, blank=True)
    item = models.PositiveSmallIntegerField(null=True)
    keywords = models.CharField(max_length=200, blank=True)
    attachments = models.JSONField(default=list)  # name, content_type, size, sha256, path
    relations = models.JSONField(default=list)  # kind, document, title

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["carrier", "-published_at"], name="publication_recent"),
            models.Index(fields=["agency", "-published_at"], name="publication_agency"),
            models.Index(fields=["document"], name="publication_document"),
        ]
        ordering: ClassVar = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def withdrawn(self) -> "PublicationNotice | None":
        """The notice of its withdrawal, if it was withdrawn."""
        return self._notice(NoticeKind.WITHDRAWN)

    @property
    def replaced_by(self) -> int | None:
        """The publication that stands in its place, if there is one."""
        notice = self._notice(NoticeKind.REPLACED)
        return notice.detail["by"] if notice else None

    def _notice(self, kind: "NoticeKind") -> "PublicationNotice | None":
        return next((each for each in self.notices.all() if each.kind == kind), None)


class NoticeKind(models.TextChoices):
    """What became of a publication."""

    WITHDRAWN = "withdrawn", _("撤回")
    REPLACED = "replaced", _("由新版本代替")
    VALIDITY = "validity", _("有效性变更")


class PublicationNotice(models.Model):
    """Something that happened to a publication after it was made public; it stays visible."""

    append_only = True

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    validity = models.CharField(max_length=12, choices=Validity.choices, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["publication", "kind"], name="notice_kind")]
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.kind}"
