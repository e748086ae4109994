"""Submit a draft for review: freeze what it says as a version."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.actions.locked import locked, require_revision, require_text
from gongkai.records.publishing.actions.pass_alarm import require_no_alarm
from gongkai.records.publishing.choices import DisclosureStatus, State, StepKind
from gongkai.records.publishing.completeness import missing_of
from gongkai.records.publishing.content import content_of, digest_of
from gongkai.records.publishing.index_numbers import give_number
from gongkai.records.publishing.models import Document, DocumentVersion, Step
from gongkai.records.roles import Permission


@transaction.atomic
def submit(actor: Actor, document: Document, revision: int) -> Document:
    """Send a draft on its way. Raises RefusedError for what is missing, naming the field.

    Its index number is given out now, and stays the same when it is returned and submitted again.
    """
    found = locked(actor, document, Permission.DRAFT, {State.DRAFT})
    require_revision(found, revision)
    _require_whole(found)
    if found.disclosure == DisclosureStatus.PROACTIVE:
        require_no_alarm(found)
    if not found.index_number:
        found.index_number = give_number(
            found.agency, found.item, found.made_on or actor.today, actor.now
        )
    content = content_of(found)
    version = DocumentVersion.objects.create(
        document=found,
        number=found.versions.count() + 1,
        content=content,
        digest=digest_of(content),
        made_at=actor.now,
        made_by=actor.user,
    )
    found.state = State.IN_REVIEW if found.agency.review_step else State.IN_SECRECY_REVIEW
    found.save(update_fields=["index_number", "state"])
    Step.objects.create(
        document=found, version=version, kind=StepKind.SUBMITTED, by=actor.user, at=actor.now
    )
    record(actor, found.agency.code, "document.submit", found, version=version.number)
    return found


def _require_whole(document: Document) -> None:
    """What a document must say before anybody reviews it."""
    require_text(document.title, _("标题"), "title")
    if document.made_on is None:
        raise RefusedError(_("请填写成文日期：公开期限从这一天起算（条例第二十六条）。"), "made_on")
    if document.disclosure == DisclosureStatus.PROACTIVE:
        if document.item is None:
            raise RefusedError(_("请选择属于法定主动公开内容的哪一项（条例第二十条）。"), "item")
        if not document.body and not document.attachments.filter(removed_at=None).exists():
            raise RefusedError(_("请填写正文，或上传附件。"), "body")
        for missing in missing_of(document):
            if missing.blocking:
                raise RefusedError(missing.message, missing.field)
        return
    if not document.ground:
        raise RefusedError(_("不主动公开的，请选择依据（条例第十三条至第十六条）。"), "ground")
    require_text(document.ground_reason, _("不主动公开的理由"), "ground_reason")
    if document.review_again_on is None:
        raise RefusedError(
            _("请填写再次审查日期：不公开的信息要定期评估（条例第十八条）。"), "review_again_on"
        )
