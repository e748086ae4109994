"""The closed ways a request can end, finer than the form where the law is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.citations import (
    FEE_MEASURES,
    FORM_NOTICE_2019,
    FORM_NOTICE_2021,
    Citation,
    regulation,
)
from gongkai.statute.editions import REGULATION_IN_FORCE, Edition


class Outcome(StrEnum):
    """How a request ended (办理结果); the facts of each stand in `OUTCOME_RULES`."""

    GRANTED = "granted"
    GRANTED_ALREADY_PUBLIC = "granted_already_public"
    PARTLY_GRANTED = "partly_granted"
    REFUSED_STATE_SECRET = "refused_state_secret"  # noqa: S105 - no password
    REFUSED_OTHER_LAW = "refused_other_law"
    REFUSED_SECURITY_STABILITY = "refused_security_stability"
    REFUSED_THIRD_PARTY = "refused_third_party"
    REFUSED_INTERNAL_AFFAIRS = "refused_internal_affairs"
    REFUSED_PROCESS = "refused_process"
    REFUSED_ENFORCEMENT_FILE = "refused_enforcement_file"
    REFUSED_ENQUIRY = "refused_enquiry"
    UNABLE_NOT_EXISTING = "unable_not_existing"
    UNABLE_NOT_OURS = "unable_not_ours"
    UNABLE_NEEDS_CREATION = "unable_needs_creation"
    UNABLE_STILL_UNCLEAR = "unable_still_unclear"
    NOT_PROCESSED_PETITION = "not_processed_petition"
    NOT_PROCESSED_REPEAT = "not_processed_repeat"
    NOT_PROCESSED_PUBLICATION = "not_processed_publication"
    NOT_PROCESSED_EXCESSIVE = "not_processed_excessive"
    NOT_PROCESSED_REISSUE = "not_processed_reissue"
    OTHER_NOT_CLARIFIED = "other_not_clarified"
    OTHER_FEE_UNPAID = "other_fee_unpaid"
    OTHER_OTHER = "other_other"

    @property
    def rule(self) -> "OutcomeRule":
        """Return what the law and the form say of this outcome."""
        return OUTCOME_RULES[self]


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """One outcome: its name, the provisions it rests on, the row of the form that counts it.

    `row` is the row's key in the edition of 2021. `certain` is False where ground or row rests on
    practice or judgment rather than on a text that could be read; `note` says in which respect.
    """

    zh: str
    en: str
    citations: tuple[Citation, ...]
    row: str
    certain: bool = True
    note: str = ""
    applies_from: date = REGULATION_IN_FORCE

    def row_in(self, edition: Edition) -> str:
        """Return the key of the row that counts this outcome in *edition*."""
        # The form of 2019 has one row 其他处理 for what that of 2021 tells apart.
        if edition is Edition.E2019 and self.row.startswith("other_"):
            return "other"
        return self.row


_REFUSAL = regulation(36, 1, 3)  # withheld: tell the applicant and give reasons
_FORM = (Citation(FORM_NOTICE_2019), Citation(FORM_NOTICE_2021))
_NO_MAPPING = "no official mapping of replies to rows was found"

OUTCOME_RULES: Mapping[Outcome, OutcomeRule] = MappingProxyType(
    {
        Outcome.GRANTED: OutcomeRule(
            "予以公开",
            "granted",
            (regulation(36, 1, 2),),
            "granted",
            certain=False,
            note=_NO_MAPPING,
        ),
        Outcome.GRANTED_ALREADY_PUBLIC: OutcomeRule(
            "予以公开（已主动公开）",
            "granted: already public",
            (regulation(36, 1, 1),),
            "granted",
            certain=False,
            note="counted with what is granted in practice; " + _NO_MAPPING,
        ),
        Outcome.PARTLY_GRANTED: OutcomeRule(
            "部分公开",
            "granted in part",
            (regulation(37),),
            "partly_granted",
            note="a separated reply is counted in this row only: the form says so",
        ),
        Outcome.REFUSED_STATE_SECRET: OutcomeRule(
            "不予公开（国家秘密）",
            "refused: state secret",
            (regulation(14, limb=1), _REFUSAL),
            "refused_state_secret",
        ),
        Outcome.REFUSED_OTHER_LAW: OutcomeRule(
            "不予公开（法律、行政法规禁止公开）",
            "refused: banned by law or administrative regulation",
            (regulation(14, limb=2), _REFUSAL),
            "refused_other_law",
        ),
        Outcome.REFUSED_SECURITY_STABILITY: OutcomeRule(
            "不予公开（危及国家安全、公共安全、经济安全、社会稳定）",
            "refused: endangers security or social stability",
            (regulation(14, limb=3), _REFUSAL),
            "refused_security_stability",
        ),
        Outcome.REFUSED_THIRD_PARTY: OutcomeRule(
            "不予公开（损害第三方合法权益）",
            "refused: harms a third party",
            (regulation(15), regulation(32), _REFUSAL),
            "refused_third_party",
        ),
        Outcome.REFUSED_INTERNAL_AFFAIRS: OutcomeRule(
            "不予公开（内部事务信息）",
            "refused: internal affairs",
            (regulation(16, 1), _REFUSAL),
            "refused_internal_affairs",
        ),
        Outcome.REFUSED_PROCESS: OutcomeRule(
            "不予公开（过程性信息）",
            "refused: information of a process under way",
            (regulation(16, 2), _REFUSAL),
            "refused_process",
        ),
        Outcome.REFUSED_ENFORCEMENT_FILE: OutcomeRule(
            "不予公开（行政执法案卷信息）",
            "refused: enforcement file",
            (regulation(16, 2), _REFUSAL),
            "refused_enforcement_file",
        ),
        Outcome.REFUSED_ENQUIRY: OutcomeRule(
            "不予公开（行政查询事项）",
            "refused: administrative enquiry under special rules",
            (regulation(36, 1, 7),),
            "refused_enquiry",
            note="the form counts it as refused although Art. 36 lists it apart",
        ),
        Outcome.UNABLE_NOT_EXISTING: OutcomeRule(
            "无法提供（信息不存在）",
            "unable to provide: the information does not exist",
            (regulation(36, 1, 4),),
            "unable_not_held",
            certain=False,
            note="shares its row with information of another agency; found in part",
        ),
        Outcome.UNABLE_NOT_OURS: OutcomeRule(
            "无法提供（不属于本机关负责公开）",
            "unable to provide: not this agency's to disclose",
            (regulation(36, 1, 5),),
            "unable_not_held",
            certain=False,
            note="shares its row with information that does not exist; found in part",
        ),
        Outcome.UNABLE_NEEDS_CREATION: OutcomeRule(
            "无法提供（需要加工、分析）",
            "unable to provide: would have to be made",
            (regulation(38),),
            "unable_needs_creation",
        ),
        Outcome.UNABLE_STILL_UNCLEAR: OutcomeRule(
            "无法提供（补正后仍不明确）",
            "unable to provide: still unclear after clarification",
            (regulation(30),),
            "unable_still_unclear",
            note="a clarification came; where none came it is otherwise closed",
        ),
        Outcome.NOT_PROCESSED_PETITION: OutcomeRule(
            "不予处理（信访、投诉、举报）",
            "not processed: petition, complaint or report",
            (regulation(39, 1),),
            "not_processed_petition",
        ),
        Outcome.NOT_PROCESSED_REPEAT: OutcomeRule(
            "不予处理（重复申请）",
            "not processed: repeat of an answered request",
            (regulation(36, 1, 6),),
            "not_processed_repeat",
        ),
        Outcome.NOT_PROCESSED_PUBLICATION: OutcomeRule(
            "不予处理（公开出版物）",
            "not processed: public gazette, newspaper or book",
            (regulation(39, 2),),
            "not_processed_publication",
        ),
        Outcome.NOT_PROCESSED_EXCESSIVE: OutcomeRule(
            "不予处理（大量、反复申请且理由不合理）",
            "not processed: number or frequency beyond reason",
            (regulation(35),),
            "not_processed_excessive",
        ),
        Outcome.NOT_PROCESSED_REISSUE: OutcomeRule(
            "不予处理（确认或重新出具已获取信息）",
            "not processed: asks to confirm or re-issue information already held",
            _FORM,
            "not_processed_reissue",
            certain=False,
            note="a row of the form; the Regulation has no express article",
        ),
        Outcome.OTHER_NOT_CLARIFIED: OutcomeRule(
            "其他处理（逾期不补正）",
            "otherwise closed: not clarified in time",
            (regulation(30),),
            "other_not_clarified",
        ),
        Outcome.OTHER_FEE_UNPAID: OutcomeRule(
            "其他处理（逾期未缴信息处理费）",
            "otherwise closed: processing fee not paid in time",
            (Citation(FEE_MEASURES),),
            "other_fee_unpaid",
            note="the measures say so; the number of their article could not be read",
            applies_from=date(2021, 1, 1),
        ),
        Outcome.OTHER_OTHER: OutcomeRule(
            "其他处理（撤回、并案、无法联系等）",
            "otherwise closed: withdrawn, merged, cannot be reached and the like",
            _FORM,
            "other_other",
            certain=False,
            note="what belongs here is practice; no official list was found",
        ),
    }
)


def outcomes_of_row(row: str, edition: Edition) -> tuple[Outcome, ...]:
    """Return the outcomes that the form's *row* counts in *edition*; none for an unknown row."""
    return tuple(outcome for outcome, rule in OUTCOME_RULES.items() if rule.row_in(edition) == row)
