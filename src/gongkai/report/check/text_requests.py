"""TEXT: what the prose says of requests, against table 三."""

from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.prose import Quantity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.text_compare import contradictions

_CONVENTION = "填报惯例：正文与表格一致"


@rule(
    "TEXT-NEW",
    Severity.WARNING,
    zh="正文所说的本年新收申请数与表格一致。",
    en="What the prose says of requests received this year agrees with the table.",
    source=_CONVENTION,
)
def new(context: Context) -> Iterator[Break]:
    """新收 says this year's alone."""
    yield from contradictions(context, (Quantity.NEW,))


@rule(
    "TEXT-CARRIED-OVER",
    Severity.WARNING,
    zh="正文所说的上年结转申请数与表格一致。",
    en="What the prose says of requests carried over agrees with the table.",
    source=_CONVENTION,
)
def carried_over(context: Context) -> Iterator[Break]:
    """上年结转, also as part of what was answered."""
    yield from contradictions(context, (Quantity.CARRIED_OVER,))


@rule(
    "TEXT-RECEIVED",
    Severity.WARNING,
    zh="正文所说的收到申请数与表格一致。",
    en="What the prose says of requests received agrees with the table.",
    source=_CONVENTION,
)
def received(context: Context) -> Iterator[Break]:
    """收到 may count what was carried over or not; it is wrong only where it fits neither."""
    yield from contradictions(context, (Quantity.RECEIVED,))


@rule(
    "TEXT-PROCESSED",
    Severity.WARNING,
    zh="正文所说的受理、办理申请数与表格一致。",
    en="What the prose says of requests dealt with agrees with the table.",
    source=_CONVENTION,
)
def processed(context: Context) -> Iterator[Break]:
    """受理 and 办理 may mean what came in or what was closed."""
    yield from contradictions(context, (Quantity.PROCESSED,))


@rule(
    "TEXT-HANDLED",
    Severity.WARNING,
    zh="正文所说的办结、答复申请数与表格一致。",
    en="What the prose says of requests closed agrees with the table.",
    source=_CONVENTION,
)
def handled(context: Context) -> Iterator[Break]:
    """办结 and 答复: all results, or those without 不予处理 or 其他处理."""
    yield from contradictions(context, (Quantity.HANDLED,))


@rule(
    "TEXT-CARRIED-FORWARD",
    Severity.WARNING,
    zh="正文所说的结转下年度申请数与表格一致。",
    en="What the prose says of requests carried forward agrees with the table.",
    source=_CONVENTION,
)
def carried_forward(context: Context) -> Iterator[Break]:
    """结转下年度继续办理."""
    yield from contradictions(context, (Quantity.CARRIED_FORWARD,))


@rule(
    "TEXT-GRANTED",
    Severity.WARNING,
    zh="正文所说的予以公开件数与表格一致。",
    en="What the prose says of requests granted agrees with the table.",
    source=_CONVENTION,
)
def granted(context: Context) -> Iterator[Break]:
    """予以公开, with or without those granted in part."""
    yield from contradictions(context, (Quantity.GRANTED,))


@rule(
    "TEXT-PARTLY",
    Severity.WARNING,
    zh="正文所说的部分公开件数与表格一致。",
    en="What the prose says of requests granted in part agrees with the table.",
    source=_CONVENTION,
)
def partly(context: Context) -> Iterator[Break]:
    """部分公开."""
    yield from contradictions(context, (Quantity.PARTLY,))


@rule(
    "TEXT-REFUSED",
    Severity.WARNING,
    zh="正文所说的不予公开件数与表格一致。",
    en="What the prose says of requests refused agrees with the table.",
    source=_CONVENTION,
)
def refused(context: Context) -> Iterator[Break]:
    """不予公开: the eight grounds together."""
    yield from contradictions(context, (Quantity.REFUSED,))


@rule(
    "TEXT-UNABLE",
    Severity.WARNING,
    zh="正文所说的无法提供件数与表格一致。",
    en="What the prose says of requests that could not be met agrees with the table.",
    source=_CONVENTION,
)
def unable(context: Context) -> Iterator[Break]:
    """无法提供: the three grounds together."""
    yield from contradictions(context, (Quantity.UNABLE,))


@rule(
    "TEXT-NOT-PROCESSED",
    Severity.WARNING,
    zh="正文所说的不予处理件数与表格一致。",
    en="What the prose says of requests not processed agrees with the table.",
    source=_CONVENTION,
)
def not_processed(context: Context) -> Iterator[Break]:
    """不予处理: the five grounds together."""
    yield from contradictions(context, (Quantity.NOT_PROCESSED,))


@rule(
    "TEXT-OTHER",
    Severity.WARNING,
    zh="正文所说的其他处理件数与表格一致。",
    en="What the prose says of requests otherwise closed agrees with the table.",
    source=_CONVENTION,
)
def other(context: Context) -> Iterator[Break]:
    """其他处理: the three kinds together."""
    yield from contradictions(context, (Quantity.OTHER,))


@rule(
    "TEXT-APPLICANTS",
    Severity.WARNING,
    zh="正文所说的各类申请人的申请数与表格一致。",
    en="What the prose says of requests by kind of applicant agrees with the table.",
    source=_CONVENTION,
)
def applicants(context: Context) -> Iterator[Break]:
    """自然人 and the others, beside a number of requests received."""
    yield from contradictions(context, (Quantity.APPLICANTS,))
