"""Ask others before disclosing: organs it touches (Art. 11), who decides on secrets (Art. 17)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.actions.locked import locked, require_text
from gongkai.records.publishing.choices import State, StepKind
from gongkai.records.publishing.models import Document, Step
from gongkai.records.roles import Permission

RUNNING = (State.DRAFT, State.IN_REVIEW, State.IN_SECRECY_REVIEW, State.IN_APPROVAL)
_ANSWERS = {
    StepKind.CONSULTED: StepKind.CONSULTATION_ANSWERED,
    StepKind.REFERRED: StepKind.REFERRAL_ANSWERED,
}


@transaction.atomic
def consult(actor: Actor, document: Document, organ: str, question: str) -> Step:
    """Ask another organ whether it agrees (Art. 11); approval waits for its answer."""
    return _ask(actor, document, Permission.DRAFT, StepKind.CONSULTED, organ, question)


@transaction.atomic
def refer(actor: Actor, document: Document, organ: str, question: str) -> Step:
    """Ask the competent department or the secrecy administration to decide (Art. 17)."""
    return _ask(actor, document, Permission.SECRECY_REVIEW, StepKind.REFERRED, organ, question)


@transaction.atomic
def answered(actor: Actor, document: Document, asked: int, conclusion: str, ground: str) -> Step:
    """Write down what was answered to a consultation or a referral."""
    require_text(conclusion, _("答复内容"), "conclusion")
    found = locked(actor, document, Permission.SEE, RUNNING)
    question = next((step for step in unanswered(found) if step.pk == asked), None)
    if question is None:
        raise ConflictError(_("这次征求意见已经有答复了。"))
    permission = (
        Permission.DRAFT if question.kind == StepKind.CONSULTED else Permission.SECRECY_REVIEW
    )
    locked(actor, document, permission, RUNNING)
    step = Step.objects.create(
        document=found,
        kind=_ANSWERS[StepKind(question.kind)],
        by=actor.user,
        at=actor.now,
        conclusion=conclusion,
        ground=ground,
        detail={"asked": asked, "organ": question.detail["organ"]},
    )
    record(actor, found.agency.code, "document.answered", found, asked=asked)
    return step


def unanswered(document: Document) -> list[Step]:
    """Give the consultations and referrals that wait for an answer."""
    steps: Iterable[Step] = document.steps.filter(kind__in=[*_ANSWERS, *_ANSWERS.values()])
    asked = {step.pk: step for step in steps if step.kind in _ANSWERS}
    for step in steps:
        asked.pop(step.detail.get("asked"), None)
    return list(asked.values())


def require_answers(document: Document) -> None:
    """Raise RefusedError while anybody who was asked has not answered."""
    if waiting := unanswered(document):
        organs = "、".join(step.detail["organ"] for step in waiting)
        raise RefusedError(
            _("%(organs)s还没有答复，答复后才能批准（条例第十一条、第十七条）。")
            % {"organs": organs}
        )


def _ask(
    actor: Actor,
    document: Document,
    permission: Permission,
    kind: StepKind,
    organ: str,
    question: str,
) -> Step:
    require_text(organ, _("征求哪个机关的意见"), "organ")
    require_text(question, _("要确认的内容"), "question")
    found = locked(actor, document, permission, RUNNING)
    step = Step.objects.create(
        document=found,
        kind=kind,
        by=actor.user,
        at=actor.now,
        reason=question,
        detail={"organ": organ.strip()},
    )
    record(actor, found.agency.code, f"document.{kind.value}", found, step=step.pk)
    return step
