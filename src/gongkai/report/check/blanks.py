"""T2, T3, T4: cells that print nothing. Blank is "not reported", never 0.

That every cell prints a digit, 0 where there was none, is the practice that supervising
authorities demand now (a convention: no text of the notices says so), hence warnings; reports on
2019 and 2020 commonly left cells empty.
"""

from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.groups import grouped
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.form import APPLICATIONS, DISPUTES, PROACTIVE
from gongkai.statute.editions import Edition

_DEMAND = "填报惯例（各地要求，非全国统一规定）：每格填数，没有发生的填0"
_PRACTICE = {
    Edition.E2019: f"{_DEMAND}；2019、2020年度报告多有留空",
    Edition.E2021: _DEMAND,
}


def _blanks(context: Context, table: str) -> Iterator[Break]:
    """One break for all rows that are blank in the same columns; silent on an empty table."""
    blank = context.blank.get(table)
    if not blank or table not in context.printed_tables:
        return
    for group in grouped(context.report.edition, blank):
        yield Break(
            f"{group.zh}空着没填。没有发生的请填0；空格不当作0，有空格的合计无法核对。",
            f"{group.en}: blank. Print 0 where there was none; a blank is not taken as 0.",
            group.cells,
        )


@rule(
    "T2-BLANK",
    Severity.WARNING,
    zh="表二每格都要填数，没有发生的填0。",
    en="Every cell of table 2 prints a number, 0 where there was none.",
    source=_PRACTICE,
)
def proactive(context: Context) -> Iterator[Break]:
    """Blank cells of table 二."""
    return _blanks(context, PROACTIVE)


@rule(
    "T3-BLANK",
    Severity.WARNING,
    zh="表三每格都要填数，没有发生的填0。",
    en="Every cell of table 3 prints a number, 0 where there was none.",
    source=_PRACTICE,
)
def applications(context: Context) -> Iterator[Break]:
    """Blank cells of table 三."""
    return _blanks(context, APPLICATIONS)


@rule(
    "T4-BLANK",
    Severity.WARNING,
    zh="表四每格都要填数，没有发生的填0。",
    en="Every cell of table 4 prints a number, 0 where there was none.",
    source=_PRACTICE,
)
def disputes(context: Context) -> Iterator[Break]:
    """Blank cells of table 四."""
    return _blanks(context, DISPUTES)
