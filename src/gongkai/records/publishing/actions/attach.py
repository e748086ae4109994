"""Add a file to a draft, and take one out."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.files import keep
from gongkai.records.publishing.actions.locked import locked
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import Attachment, Document
from gongkai.records.roles import Permission

_MOST = 50


def attach(actor: Actor, document: Document, upload: UploadedFile[bytes]) -> Attachment:
    """Add a file. Raises RefusedError for one that is not allowed, naming it and what is."""
    policy.require(actor, Permission.DRAFT, document.agency)  # before anything is written
    kept = keep(upload, "documents")
    with transaction.atomic():
        found = locked(actor, document, Permission.DRAFT, {State.DRAFT})
        if found.attachments.filter(removed_at=None).count() >= _MOST:
            raise RefusedError(_("最多 %(most)s 个附件。") % {"most": _MOST}, "file")
        attachment = Attachment.objects.create(
            document=found,
            name=kept.name,
            content_type=kept.content_type,
            size=kept.size,
            sha256=kept.sha256,
            path=kept.path,
            added_at=actor.now,
            added_by=actor.user,
        )
        record(actor, found.agency.code, "document.attach", found, attachment=attachment.pk)
    return attachment


@transaction.atomic
def detach(actor: Actor, document: Document, attachment: int) -> None:
    """Take a file out of a draft; versions that have it keep it."""
    found = locked(actor, document, Permission.DRAFT, {State.DRAFT})
    changed = found.attachments.filter(pk=attachment, removed_at=None).update(removed_at=actor.now)
    if not changed:
        raise ConflictError(_("这个附件已经不在了。"))
    record(actor, found.agency.code, "document.detach", found, attachment=attachment)
