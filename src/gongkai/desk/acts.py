"""Which acts a document's page offers whom: the same rules as the actions', asked beforehand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.acts import ActForm
from gongkai.records.actor import Actor
from gongkai.records.policy import permissions_at
from gongkai.records.publishing.actions.comment import comment
from gongkai.records.publishing.actions.consult import RUNNING, answered, consult, refer, unanswered
from gongkai.records.publishing.actions.interpret import drop, fulfil, plan
from gongkai.records.publishing.actions.record_carrier import record_carrier
from gongkai.records.publishing.actions.review import (
    approve,
    pass_review,
    pass_secrecy_review,
    return_,
)
from gongkai.records.publishing.actions.revise import revise
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.actions.withdraw import withdraw
from gongkai.records.publishing.choices import Carrier, State
from gongkai.records.publishing.models import Document, InterpretationForm
from gongkai.records.roles import Permission

Said = Mapping[str, Any]
Do = Callable[[Actor, Document, Said], object]
When = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a document: its key in the address, its label, the law, and how it looks.

    It is offered in `states`, to who has the permission, where `when` holds; with `four_eyes` not
    to who drafted the document.
    """

    key: str
    label: str | Promise
    law: str | Promise
    look: str
    permission: Permission
    states: frozenset[State]
    do: Do
    four_eyes: bool = False
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that is allowed on a document now, with its form."""

    act: Act
    document: Document

    def form(self) -> ActForm:
        """Give the act's form, empty."""
        return ActForm(self.act.key, self.document)


def _fulfil(actor: Actor, document: Document, said: Said) -> object:
    by = Document.objects.get(pk=said["by"]) if said["by"] else None
    return fulfil(actor, document, said["plan"], by, said["address"])


def _has_question(document: Document) -> bool:
    return bool(unanswered(document))


def _has_plan(document: Document) -> bool:
    return document.interpretation_plans.filter(fulfilled_on=None, dropped_because="").exists()


_RUNNING = frozenset(RUNNING)
_PUBLIC = frozenset({State.PUBLISHED, State.SCHEDULED})
_ENDED = frozenset({State.PUBLISHED, State.WITHDRAWN, State.DECIDED})
_REVIEW, _SECRECY, _APPROVAL = State.IN_REVIEW, State.IN_SECRECY_REVIEW, State.IN_APPROVAL
_ALWAYS = frozenset(State)
_P = Permission
_OUTLINE = "outline-primary"

ACTS = (
    Act("submit", _("提交审查"), _("条例第十七条"), "primary", _P.DRAFT,
        frozenset({State.DRAFT}), lambda a, d, f: submit(a, d, f["revision"])),
    Act("review", _("公开审查通过"), _("条例第十七条"), "primary", _P.REVIEW,
        frozenset({_REVIEW}), lambda a, d, f: pass_review(a, d, f["conclusion"], f["reason"]),
        four_eyes=True),
    Act("secrecy-review", _("保密审查通过"), _("条例第十七条"), "primary", _P.SECRECY_REVIEW,
        frozenset({_SECRECY}),
        lambda a, d, f: pass_secrecy_review(a, d, f["conclusion"], f["ground"], f["reason"]),
        four_eyes=True),
    Act("approve", _("批准"), _("条例第二十六条"), "primary", _P.APPROVE,
        frozenset({_APPROVAL}), lambda a, d, f: approve(a, d, f["reason"], f["publish_at"]),
        four_eyes=True),
    Act("return-review", _("退回修改"), "", "danger", _P.REVIEW,
        frozenset({_REVIEW}), lambda a, d, f: return_(a, d, f["reason"])),
    Act("return-secrecy", _("退回修改"), "", "danger", _P.SECRECY_REVIEW,
        frozenset({_SECRECY}), lambda a, d, f: return_(a, d, f["reason"])),
    Act("return-approval", _("退回修改"), "", "danger", _P.APPROVE,
        frozenset({_APPROVAL}), lambda a, d, f: return_(a, d, f["reason"])),
    Act("answer", _("登记答复"), "", "primary", _P.DRAFT, _RUNNING,
        lambda a, d, f: answered(a, d, f["asked"], f["conclusion"], f["ground"]),
        when=_has_question),
    Act("consult", _("征求其他机关意见"), _("条例第十一条"), _OUTLINE, _P.DRAFT, _RUNNING,
        lambda a, d, f: consult(a, d, f["organ"], f["question"])),
    Act("refer", _("报请确定"), _("条例第十七条"), _OUTLINE, _P.SECRECY_REVIEW, _RUNNING,
        lambda a, d, f: refer(a, d, f["organ"], f["question"])),
    Act("carrier", _("登记其他载体"), _("条例第二十三条"), _OUTLINE, _P.WITHDRAW,
        frozenset({State.PUBLISHED}),
        lambda a, d, f: record_carrier(
            a, d, Carrier(f["carrier"]), f["address"], f["published_on"])),
    Act("fulfil-interpretation", _("登记解读"), "", _OUTLINE, _P.DRAFT, _ALWAYS, _fulfil,
        when=_has_plan),
    Act("drop-interpretation", _("取消解读计划"), "", "danger", _P.DRAFT, _ALWAYS,
        lambda a, d, f: drop(a, d, f["plan"], f["reason"]), when=_has_plan),
    Act("plan-interpretation", _("安排解读"), "", _OUTLINE, _P.DRAFT, _ALWAYS,
        lambda a, d, f: plan(a, d, InterpretationForm(f["form"]), f["due_on"], f["note"])),
    Act("revise", _("修订"), "", _OUTLINE, _P.DRAFT, _ENDED,
        lambda a, d, _said: revise(a, d)),
    Act("withdraw", _("撤回"), "", "danger", _P.WITHDRAW, _PUBLIC,
        lambda a, d, f: withdraw(a, d, f["reason"])),
    Act("comment", _("写意见"), "", _OUTLINE, _P.SEE, _ALWAYS,
        lambda a, d, f: comment(a, d, f["text"])),
)  # fmt: skip


def allowed_acts(actor: Actor, document: Document) -> list[Offer]:
    """Give the acts that the person may do with the document as it is now."""
    if actor.user is None:
        return []
    alone = document.created_by_id == actor.user.pk and not document.agency.one_person_office
    rights = permissions_at(actor.user, document.agency, actor.today)
    return [
        Offer(act, document)
        for act in ACTS
        if document.state in act.states
        and act.permission in rights
        and not (act.four_eyes and alone)
        and (act.when is None or act.when(document))
    ]
