"""Which acts a document's page offers whom: the same rules as the actions', asked beforehand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.acts import ActForm
from gongkai.records.actor import Actor
from gongkai.records.policy import is_allowed
from gongkai.records.publishing.actions.comment import comment
from gongkai.records.publishing.actions.review import (
    approve,
    pass_review,
    pass_secrecy_review,
    return_,
)
from gongkai.records.publishing.actions.revise import revise
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.actions.withdraw import withdraw
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import Document
from gongkai.records.roles import Permission

Do = Callable[[Actor, Document, Mapping[str, Any]], Document]


@dataclass(frozen=True, slots=True)
class Act:
    """An act that is allowed now: its key in the address, its label, the law, and how it looks."""

    key: str
    label: str | Promise
    law: str | Promise
    look: str
    permission: Permission
    states: frozenset[State]
    do: Do
    four_eyes: bool = False

    def form(self) -> ActForm:
        """Give the act's own form, empty."""
        return ActForm(self.key)


def _comment(actor: Actor, document: Document, said: Mapping[str, Any]) -> Document:
    comment(actor, document, said["text"])
    return document


_PUBLIC = frozenset({State.PUBLISHED, State.SCHEDULED})
_ENDED = frozenset({State.PUBLISHED, State.WITHDRAWN, State.DECIDED})
_REVIEW, _SECRECY, _APPROVAL = State.IN_REVIEW, State.IN_SECRECY_REVIEW, State.IN_APPROVAL

ACTS = (
    Act("submit", _("提交审查"), _("条例第十七条"), "primary", Permission.DRAFT,
        frozenset({State.DRAFT}), lambda a, d, f: submit(a, d, f["revision"])),
    Act("review", _("公开审查通过"), _("条例第十七条"), "primary", Permission.REVIEW,
        frozenset({_REVIEW}), lambda a, d, f: pass_review(a, d, f["conclusion"], f["reason"]),
        four_eyes=True),
    Act("secrecy-review", _("保密审查通过"), _("条例第十七条"), "primary",
        Permission.SECRECY_REVIEW, frozenset({_SECRECY}),
        lambda a, d, f: pass_secrecy_review(a, d, f["conclusion"], f["ground"], f["reason"]),
        four_eyes=True),
    Act("approve", _("批准"), _("条例第二十六条"), "primary", Permission.APPROVE,
        frozenset({_APPROVAL}), lambda a, d, f: approve(a, d, f["reason"], f["publish_at"]),
        four_eyes=True),
    Act("return-review", _("退回修改"), "", "danger", Permission.REVIEW,
        frozenset({_REVIEW}), lambda a, d, f: return_(a, d, f["reason"])),
    Act("return-secrecy", _("退回修改"), "", "danger", Permission.SECRECY_REVIEW,
        frozenset({_SECRECY}), lambda a, d, f: return_(a, d, f["reason"])),
    Act("return-approval", _("退回修改"), "", "danger", Permission.APPROVE,
        frozenset({_APPROVAL}), lambda a, d, f: return_(a, d, f["reason"])),
    Act("withdraw", _("撤回"), "", "danger", Permission.WITHDRAW, _PUBLIC,
        lambda a, d, f: withdraw(a, d, f["reason"])),
    Act("revise", _("修订"), "", "outline-primary", Permission.DRAFT, _ENDED,
        lambda a, d, _said: revise(a, d)),
    Act("comment", _("写意见"), "", "outline-primary", Permission.SEE, frozenset(State), _comment),
)  # fmt: skip


def allowed_acts(actor: Actor, document: Document) -> list[Act]:
    """Give the acts that the person may do with the document as it is now."""
    if actor.user is None:
        return []
    alone = document.created_by_id == actor.user.pk and not document.agency.one_person_office
    return [
        act
        for act in ACTS
        if document.state in act.states
        and not (act.four_eyes and alone)
        and is_allowed(actor.user, act.permission, document.agency, actor.today)
    ]
