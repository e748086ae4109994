"""TEXT: what the prose says of reconsideration and litigation, against table 四."""

from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.prose import Quantity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.text_compare import contradictions

_CONVENTION = "填报惯例：正文与表格一致"


@rule(
    "TEXT-RECONSIDERATION",
    Severity.WARNING,
    zh="正文所说的行政复议件数及结果与表格一致。",
    en="What the prose says of reconsideration agrees with the table.",
    source=_CONVENTION,
)
def reconsideration(context: Context) -> Iterator[Break]:
    """Total and results of 行政复议."""
    yield from contradictions(context, (Quantity.RECONSIDERATION,))


@rule(
    "TEXT-LITIGATION",
    Severity.WARNING,
    zh="正文所说的行政诉讼件数及结果与表格一致。",
    en="What the prose says of litigation agrees with the table.",
    source=_CONVENTION,
)
def litigation(context: Context) -> Iterator[Break]:
    """Total and results of 行政诉讼, both kinds added unless the prose says which."""
    yield from contradictions(
        context,
        (
            Quantity.LITIGATION,
            Quantity.DIRECT,
            Quantity.AFTER,
        ),
    )


@rule(
    "TEXT-DISPUTES",
    Severity.WARNING,
    zh="正文所说的行政复议和行政诉讼合计件数与表格一致。",
    en="What the prose says of reconsideration and litigation together agrees with the table.",
    source=_CONVENTION,
)
def disputes(context: Context) -> Iterator[Break]:
    """One number for 行政复议和行政诉讼 together."""
    yield from contradictions(context, (Quantity.DISPUTES,))
