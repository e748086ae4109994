"""TEXT-NONE: statements of none in the prose, against cells that are not zero."""

import re
from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.numerals import Figure
from gongkai.report.check.prose import Claim, Quantity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.text_compare import contradiction, contradictions

_DISPUTES_SECTION = 4
_NOTHING = re.compile("(?:[本我全](?:年度?|机关|单位|局|部门))*暂?无[。.]?")
_CONVENTION = "填报惯例：正文与表格一致"


@rule(
    "TEXT-NONE-REQUESTS",
    Severity.WARNING,
    zh="正文说没有收到申请的，表格中应为0。",
    en="Where the prose tells of no requests, the table prints 0.",
    source=_CONVENTION,
)
def no_requests(context: Context) -> Iterator[Break]:
    """未收到政府信息公开申请 denies those received this year."""
    yield from contradictions(context, (Quantity.NEW,), none=True)


@rule(
    "TEXT-NONE-CARRIED",
    Severity.WARNING,
    zh="正文说没有结转申请的，表格中应为0。",
    en="Where the prose tells of no requests carried on, the table prints 0.",
    source=_CONVENTION,
)
def none_carried(context: Context) -> Iterator[Break]:
    """无上年结转, 无结转下年度."""
    yield from contradictions(
        context,
        (
            Quantity.CARRIED_OVER,
            Quantity.CARRIED_FORWARD,
        ),
        none=True,
    )


@rule(
    "TEXT-NONE-DISPUTES",
    Severity.WARNING,
    zh="正文说没有行政复议、行政诉讼的，表格中应为0。",
    en="Where the prose tells of no disputes, the table prints 0.",
    source=_CONVENTION,
)
def no_disputes(context: Context) -> Iterator[Break]:
    """未发生行政复议、行政诉讼, or 无 as the whole prose of section four."""
    said = context.plain.get(_DISPUTES_SECTION, "")
    if _NOTHING.fullmatch(said):
        bare = Claim(
            Quantity.DISPUTES,
            Figure(0),
            said,
            said,
            _DISPUTES_SECTION,
            aspect="total",
            none=True,
        )
        if found := contradiction(context, bare):
            yield found
    yield from contradictions(
        context,
        (
            Quantity.RECONSIDERATION,
            Quantity.LITIGATION,
        ),
        none=True,
    )


@rule(
    "TEXT-NONE-DECISIONS",
    Severity.WARNING,
    zh="正文说没有行政许可、行政处罚、行政强制的，表格中应为0。",
    en="Where the prose tells of no licences, penalties or compulsion, the table prints 0.",
    source=_CONVENTION,
)
def no_decisions(context: Context) -> Iterator[Break]:
    """无行政许可, 未实施行政处罚."""
    yield from contradictions(
        context,
        (
            Quantity.LICENCES,
            Quantity.PENALTIES,
            Quantity.COMPULSION,
        ),
        none=True,
    )


@rule(
    "TEXT-NONE-CHARGES",
    Severity.WARNING,
    zh="正文说没有行政事业性收费的，表格中应为0。",
    en="Where the prose tells of no administrative charges, the table prints 0.",
    source=_CONVENTION,
)
def no_charges(context: Context) -> Iterator[Break]:
    """无行政事业性收费; 信息处理费 is other money."""
    yield from contradictions(context, (Quantity.CHARGES,), none=True)


@rule(
    "TEXT-NONE-DOCUMENTS",
    Severity.WARNING,
    zh="正文说没有制定规章、规范性文件的，表格中应为0。",
    en="Where the prose tells of no documents made, the table prints 0.",
    source=_CONVENTION,
)
def no_documents(context: Context) -> Iterator[Break]:
    """未制定规范性文件."""
    yield from contradictions(
        context,
        (
            Quantity.NORMATIVE,
            Quantity.RULES,
        ),
        none=True,
    )
