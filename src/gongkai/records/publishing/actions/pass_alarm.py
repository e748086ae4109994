"""Give a reason for an alarm, or mask the personal data that alarms point at."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.actions.consult import RUNNING
from gongkai.records.publishing.actions.locked import locked, require_revision, require_text
from gongkai.records.publishing.checks import Found, check_document, masked_fields
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import AlarmWaiver, Document
from gongkai.records.roles import Permission

_MOST_NAMED = 5


@transaction.atomic
def pass_alarm(actor: Actor, document: Document, digest: str, reason: str) -> AlarmWaiver:
    """Let an alarm pass with a reason: who drafts tells why, reviewers see it before they pass."""
    require_text(reason, _("放行的理由"), "reason")
    found = locked(actor, document, Permission.DRAFT, RUNNING)
    alarm = next((each for each in check_document(found) if each.digest == digest), None)
    if alarm is None:
        raise ConflictError(_("这条提示已经没有了，请刷新后再看。"))
    waiver = AlarmWaiver.objects.create(
        document=found,
        code=alarm.alarm.code,
        digest=digest,
        reason=reason,
        by=actor.user,
        at=actor.now,
    )
    record(actor, found.agency.code, "document.pass_alarm", found, code=alarm.alarm.code)
    return waiver


@transaction.atomic
def mask_personal(actor: Actor, document: Document, revision: int) -> Document:
    """Mask in place the personal data that alarms point at, save what was let pass."""
    found = locked(actor, document, Permission.DRAFT, {State.DRAFT})
    require_revision(found, revision)
    fields = masked_fields(found, check_document(found))
    if not fields:
        raise RefusedError(_("没有可以遮盖的个人信息。"))
    for name, text in fields.items():
        setattr(found, name, text)
    found.revision += 1
    found.saved_at = actor.now
    found.save()
    record(actor, found.agency.code, "document.mask", found, fields=sorted(fields))
    return found


def require_no_alarm(document: Document) -> None:
    """Raise RefusedError while any alarm stops publication, naming the first of them."""
    stopping = [each for each in check_document(document) if each.stops]
    if stopping:
        raise RefusedError(
            _("发布前检查还有 %(n)s 处须处理：%(first)s")
            % {"n": len(stopping), "first": "；".join(map(_told, stopping[:_MOST_NAMED]))}
        )


def _told(found: Found) -> str:
    """Where and what, without repeating personal data."""
    return f"{found.label}：{found.message}"
