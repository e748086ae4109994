"""Take hold of a document for an act: the row locked, the right and the state checked."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import Document
from gongkai.records.roles import Permission


def locked(
    actor: Actor, document: Document, permission: Permission, states: Collection[State]
) -> Document:
    """Give the document as it is now, locked until the transaction ends.

    Raises NotAllowedError without the right, and ConflictError where the document is no longer in
    one of the states.
    """
    found = Document.objects.select_for_update().select_related("agency").get(pk=document.pk)
    policy.require(actor, permission, found.agency)
    if found.state not in states:
        raise ConflictError(
            _("这件信息现在是“%(state)s”，不能这样办理：可能已有人办理，请刷新后再看。")
            % {"state": found.get_state_display()}
        )
    return found


def require_revision(document: Document, revision: int) -> None:
    """Raise ConflictError where somebody saved the document since it was read."""
    if document.revision != revision:
        raise ConflictError(
            _("您打开之后，另有人保存过这件信息。您填写的内容仍在下面，请与新内容核对后再保存。")
        )


def require_text(text: str, what: str, field: str) -> None:
    """Raise RefusedError where nothing was written."""
    if not text.strip():
        raise RefusedError(_("请填写%(what)s。") % {"what": what}, field)
