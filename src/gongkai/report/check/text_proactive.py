"""TEXT: what the prose says of documents, decisions and charges, against table 二."""

from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.prose import Quantity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.text_compare import contradictions

_CONVENTION = "填报惯例：正文与表格一致"


@rule(
    "TEXT-NORMATIVE",
    Severity.WARNING,
    zh="正文所说的规范性文件件数与表格一致。",
    en="What the prose says of normative documents agrees with the table.",
    source=_CONVENTION,
)
def normative(context: Context) -> Iterator[Break]:
    """规范性文件 made, repealed or in force; never 部门文件 or 政策文件."""
    yield from contradictions(context, (Quantity.NORMATIVE,))


@rule(
    "TEXT-RULES",
    Severity.WARNING,
    zh="正文所说的规章件数与表格一致。",
    en="What the prose says of rules agrees with the table.",
    source=_CONVENTION,
)
def rules(context: Context) -> Iterator[Break]:
    """规章 made, repealed or in force; never 规章制度."""
    yield from contradictions(context, (Quantity.RULES,))


@rule(
    "TEXT-LICENCES",
    Severity.WARNING,
    zh="正文所说的行政许可数量与表格一致。",
    en="What the prose says of licences agrees with the table.",
    source=_CONVENTION,
)
def licences(context: Context) -> Iterator[Break]:
    """行政许可 decided, not items and not notices published."""
    yield from contradictions(context, (Quantity.LICENCES,))


@rule(
    "TEXT-PENALTIES",
    Severity.WARNING,
    zh="正文所说的行政处罚数量与表格一致。",
    en="What the prose says of penalties agrees with the table.",
    source=_CONVENTION,
)
def penalties(context: Context) -> Iterator[Break]:
    """行政处罚 decided."""
    yield from contradictions(context, (Quantity.PENALTIES,))


@rule(
    "TEXT-COMPULSION",
    Severity.WARNING,
    zh="正文所说的行政强制数量与表格一致。",
    en="What the prose says of compulsory measures agrees with the table.",
    source=_CONVENTION,
)
def compulsion(context: Context) -> Iterator[Break]:
    """行政强制 decided."""
    yield from contradictions(context, (Quantity.COMPULSION,))


@rule(
    "TEXT-CHARGES",
    Severity.WARNING,
    zh="正文所说的行政事业性收费金额与表格一致。",
    en="What the prose says of administrative charges agrees with the table.",
    source=_CONVENTION,
)
def charges(context: Context) -> Iterator[Break]:
    """行政事业性收费, compared in 元; 信息处理费 is other money."""
    yield from contradictions(context, (Quantity.CHARGES,))
