"""The annual report's form as data: editions, tables, rows, columns, labels, units, identities.

One definition serves reading, checking, JSON, and later writing and compiling; a label is written
once, here. Editions: 2019, 国办公开办函〔2019〕60号 (reports on 2019 and 2020); 2021,
国办公开办函〔2021〕30号 (reports on 2021 and later).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from gongkai.statute.editions import Edition


class Unit(StrEnum):
    """What a cell counts."""

    CASES = "件"
    ITEMS = "项"
    YUAN = "元"
    YUAN_10K = "万元"


class CellRef(NamedTuple):
    """One cell of one table, by the keys that JSON and the API use."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `whole` cells are whole numbers, `signed` ones may be negative."""

    key: str
    label: str
    english: str
    variants: tuple[str, ...] = ()
    unit: Unit = Unit.CASES
    whole: bool = True
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its official label, the labels real reports print instead, its group's label."""

    key: str
    label: str
    english: str
    variants: tuple[str, ...] = ()
    group: str = ""
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of rows under one head row; table 二 has one a clause, the others one in all."""

    heading: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table of one edition."""

    name: str
    section: int
    title: str
    english: str
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in print order."""
        return tuple(row for block in self.blocks for row in block.rows)

    def columns(self, row: str) -> tuple[Column, ...]:
        """The columns of a row. Raises KeyError for a row that this edition does not have."""
        return _columns_by_row(self)[row]

    def cells(self) -> Iterator[CellRef]:
        """Every cell, row by row."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield CellRef(self.name, row.key, column.key)


@cache
def _columns_by_row(table: TableForm) -> Mapping[str, tuple[Column, ...]]:
    return {row.key: block.columns for block in table.blocks for row in block.rows}


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One of the six sections: number, official heading, headings also met."""

    number: int
    heading: str
    english: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One edition of the whole form."""

    edition: Edition
    sections: tuple[SectionForm, ...]
    proactive: TableForm
    applications: TableForm
    disputes: TableForm

    @property
    def tables(self) -> tuple[TableForm, TableForm, TableForm]:
        """Tables 二, 三 and 四."""
        return (self.proactive, self.applications, self.disputes)

    def table(self, name: str) -> TableForm:
        """A table by its key. Raises KeyError for another name."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def cells(self) -> Iterator[CellRef]:
        """Every cell of the three tables."""
        for table in self.tables:
            yield from table.cells()


PROACTIVE, APPLICATIONS, DISPUTES = "proactive", "applications", "disputes"
TABLE_NAMES = (PROACTIVE, APPLICATIONS, DISPUTES)

# --- table 二 ---------------------------------------------------------------------------------

_RULES = Row("rules", "规章", "rules")
_NORMATIVE_2019 = Row(
    "normative_documents", "规范性文件", "normative documents", variants=("行政规范性文件",)
)
_NORMATIVE_2021 = Row(
    "normative_documents", "行政规范性文件", "normative documents", variants=("规范性文件",)
)
_LICENCES = Row("licences", "行政许可", "licences")
_OTHER_SERVICES = Row(
    "other_services",
    "其他对外管理服务事项",
    "other public-facing services",
    variants=("其他对外管理服务",),
)
_PENALTIES = Row("penalties", "行政处罚", "penalties")
_COMPULSION = Row("compulsion", "行政强制", "compulsory measures", variants=("行政强制措施",))
_CHARGES = Row("charges", "行政事业性收费", "administrative charges")
_PROCUREMENT = Row("procurement", "政府集中采购", "centralised procurement", variants=("政府采购",))

_ITEMS_LAST_YEAR = Column("items_last_year", "上一年项目数量", "items last year", unit=Unit.ITEMS)
_ITEMS_CHANGE = Column(
    "items_change", "本年增/减", "change this year", unit=Unit.ITEMS, signed=True
)
_DECISIONS_2019 = Column("decisions", "处理决定数量", "decisions", variants=("本年处理决定数量",))
_DECISIONS_2021 = Column("decisions", "本年处理决定数量", "decisions", variants=("处理决定数量",))

_HEAD_1, _HEAD_5, _HEAD_6, _HEAD_8, _HEAD_9 = (
    f"第二十条第（{number}）项" for number in ("一", "五", "六", "八", "九")
)

_PROACTIVE_2019 = TableForm(
    PROACTIVE,
    2,
    "主动公开政府信息情况",
    "Proactive disclosure",
    (
        Block(
            _HEAD_1,
            (_RULES, _NORMATIVE_2019),
            (
                Column("made", "本年新制作数量", "made this year"),
                Column("published", "本年新公开数量", "published this year"),
                Column("total", "对外公开总数量", "published in all"),
            ),
        ),
        Block(
            _HEAD_5, (_LICENCES, _OTHER_SERVICES), (_ITEMS_LAST_YEAR, _ITEMS_CHANGE, _DECISIONS_2019)
        ),
        Block(
            _HEAD_6, (_PENALTIES, _COMPULSION), (_ITEMS_LAST_YEAR, _ITEMS_CHANGE, _DECISIONS_2019)
        ),
        Block(_HEAD_8, (_CHARGES,), (_ITEMS_LAST_YEAR, _ITEMS_CHANGE)),
        Block(
            _HEAD_9,
            (_PROCUREMENT,),
            (
                Column("projects", "采购项目数量", "projects", unit=Unit.ITEMS),
                Column("amount_yuan", "采购总金额", "total amount", unit=Unit.YUAN, whole=False),
            ),
        ),
    ),
)

_PROACTIVE_2021 = TableForm(
    PROACTIVE,
    2,
    "主动公开政府信息情况",
    "Proactive disclosure",
    (
        Block(
            _HEAD_1,
            (_RULES, _NORMATIVE_2021),
            (
                Column("made", "本年制发件数", "made this year"),
                Column("repealed", "本年废止件数", "repealed this year"),
                Column("in_force", "现行有效件数", "in force"),
            ),
        ),
        Block(_HEAD_5, (_LICENCES,), (_DECISIONS_2021,)),
        Block(_HEAD_6, (_PENALTIES, _COMPULSION), (_DECISIONS_2021,)),
        Block(
            _HEAD_8,
            (_CHARGES,),
            (
                Column(
                    "amount_10k_yuan",
                    "本年收费金额（单位：万元）",
                    "amount charged",
                    variants=("本年收费金额",),
                    unit=Unit.YUAN_10K,
                    whole=False,
                ),
            ),
        ),
    ),
)

# --- table 三 ---------------------------------------------------------------------------------

APPLICANT_COLUMNS = (
    Column("natural_person", "自然人", "natural persons"),
    Column("business", "商业企业", "businesses"),
    Column("research", "科研机构", "research institutions"),
    Column("public_interest", "社会公益组织", "public-interest organisations"),
    Column("legal_services", "法律服务机构", "legal-services organisations"),
    Column("other", "其他", "others"),
    Column("total", "总计", "total", variants=("合计",)),
)
ORGANISATIONS_LABEL = "法人或其他组织"
APPLICANT_LABEL = "申请人情况"
RECONCILIATION_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS_LABEL = "三、本年度办理结果"
_REFUSED, _UNABLE = "（三）不予公开", "（四）无法提供"
_NOT_PROCESSED, _OTHERWISE = "（五）不予处理", "（六）其他处理"

NEW = Row("new", "本年新收政府信息公开申请数量", "received this year", marker="一、")
CARRIED_OVER = Row(
    "carried_over", "上年结转政府信息公开申请数量", "carried over from last year", marker="二、"
)
_RESULTS_COMMON = (
    Row("granted", "予以公开", "granted", marker="（一）"),
    Row(
        "partly_granted",
        "部分公开（区分处理的，只计这一情形，不计其他情形）",
        "granted in part",
        variants=("部分公开",),
        marker="（二）",
    ),
    Row("refused_state_secret", "属于国家秘密", "refused: state secret", (), _REFUSED, "1."),
    Row(
        "refused_other_law",
        "其他法律行政法规禁止公开",
        "refused: barred by another law",
        ("其他法律法规禁止公开",),
        _REFUSED,
        "2.",
    ),
    Row(
        "refused_security_stability",
        "危及“三安全一稳定”",
        "refused: security and stability",
        (),
        _REFUSED,
        "3.",
    ),
    Row(
        "refused_third_party",
        "保护第三方合法权益",
        "refused: third party's rights",
        (),
        _REFUSED,
        "4.",
    ),
    Row(
        "refused_internal_affairs",
        "属于三类内部事务信息",
        "refused: internal affairs",
        (),
        _REFUSED,
        "5.",
    ),
    Row("refused_process", "属于四类过程性信息", "refused: process information", (), _REFUSED, "6."),
    Row(
        "refused_enforcement_file",
        "属于行政执法案卷",
        "refused: enforcement file",
        ("属于行政执法案卷信息",),
        _REFUSED,
        "7.",
    ),
    Row(
        "refused_enquiry", "属于行政查询事项", "refused: administrative enquiry", (), _REFUSED, "8."
    ),
    Row(
        "unable_not_held",
        "本机关不掌握相关政府信息",
        "unable: not held",
        ("本机关不掌握相关信息",),
        _UNABLE,
        "1.",
    ),
    Row(
        "unable_needs_creation",
        "没有现成信息需要另行制作",
        "unable: would have to be made",
        (),
        _UNABLE,
        "2.",
    ),
    Row(
        "unable_still_unclear",
        "补正后申请内容仍不明确",
        "unable: unclear after clarification",
        (),
        _UNABLE,
        "3.",
    ),
    Row(
        "not_processed_petition",
        "信访举报投诉类申请",
        "not processed: petition or complaint",
        (),
        _NOT_PROCESSED,
        "1.",
    ),
    Row("not_processed_repeat", "重复申请", "not processed: repeat", (), _NOT_PROCESSED, "2."),
    Row(
        "not_processed_publication",
        "要求提供公开出版物",
        "not processed: public publication",
        (),
        _NOT_PROCESSED,
        "3.",
    ),
    Row(
        "not_processed_excessive",
        "无正当理由大量反复申请",
        "not processed: excessive",
        (),
        _NOT_PROCESSED,
        "4.",
    ),
    Row(
        "not_processed_reissue",
        "要求行政机关确认或重新出具已获取信息",
        "not processed: confirm or reissue",
        (),
        _NOT_PROCESSED,
        "5.",
    ),
)
OTHER = Row("other", "其他处理", "otherwise closed", marker="（六）")
OTHER_SPLIT = (
    Row(
        "other_not_clarified",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "otherwise closed: not clarified in time",
        (),
        _OTHERWISE,
        "1.",
    ),
    Row(
        "other_fee_unpaid",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "otherwise closed: fee unpaid",
        (),
        _OTHERWISE,
        "2.",
    ),
    Row("other_other", "其他", "otherwise closed: other", (), _OTHERWISE, "3."),
)
TOTAL = Row("total", "总计", "total of results", variants=("合计",), marker="（七）")
CARRIED_FORWARD = Row(
    "carried_forward",
    "结转下年度继续办理",
    "carried forward to next year",
    variants=("结转下年度继续办理政府信息公开申请数量",),
    marker="四、",
)


def _applications(other: tuple[Row, ...]) -> TableForm:
    rows = (NEW, CARRIED_OVER, *_RESULTS_COMMON, *other, TOTAL, CARRIED_FORWARD)
    return TableForm(
        APPLICATIONS,
        3,
        "收到和处理政府信息公开申请情况",
        "Requests received and handled",
        (Block("", rows, APPLICANT_COLUMNS),),
    )


_APPLICATIONS_2019 = _applications((OTHER,))
_APPLICATIONS_2021 = _applications(OTHER_SPLIT)

# --- table 四 ---------------------------------------------------------------------------------

DISPUTE_COLUMNS = (
    Column("upheld", "结果维持", "upheld"),
    Column("corrected", "结果纠正", "corrected"),
    Column("other", "其他结果", "other result"),
    Column("pending", "尚未审结", "pending"),
    Column("total", "总计", "total", variants=("合计",)),
)
LITIGATION_LABEL = "行政诉讼"
_DISPUTES = TableForm(
    DISPUTES,
    4,
    "政府信息公开行政复议、行政诉讼情况",
    "Reconsideration and litigation",
    (
        Block(
            "",
            (
                Row("reconsideration", "行政复议", "reconsideration"),
                Row("direct_litigation", "未经复议直接起诉", "litigation without reconsideration"),
                Row(
                    "litigation_after_reconsideration",
                    "复议后起诉",
                    "litigation after reconsideration",
                ),
            ),
            DISPUTE_COLUMNS,
        ),
    ),
)

# --- sections ---------------------------------------------------------------------------------


def _sections(five: str, five_variant: str) -> tuple[SectionForm, ...]:
    return (
        SectionForm(1, "总体情况", "Overview", ("概述", "总体工作情况", "基本情况")),
        SectionForm(
            2,
            "主动公开政府信息情况",
            "Proactive disclosure",
            ("主动公开情况", "行政机关主动公开政府信息情况", "政府信息主动公开情况"),
        ),
        SectionForm(
            3,
            "收到和处理政府信息公开申请情况",
            "Requests received and handled",
            ("行政机关收到和处理政府信息公开申请情况", "政府信息依申请公开情况", "依申请公开情况"),
        ),
        SectionForm(
            4,
            "政府信息公开行政复议、行政诉讼情况",
            "Reconsideration and litigation",
            (
                "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "政府信息公开行政复议和行政诉讼情况",
                "行政复议、行政诉讼情况",
            ),
        ),
        SectionForm(
            5,
            five,
            "Problems and improvement",
            (five_variant, "存在的主要问题和改进措施", "存在问题及改进情况", "主要问题及改进情况"),
        ),
        SectionForm(
            6, "其他需要报告的事项", "Other matters", ("其他需要报告的情况", "其他事项", "需要报告的其他事项")
        ),
    )


_FIVE_2019, _FIVE_2021 = "政府信息公开工作存在的主要问题及改进情况", "存在的主要问题及改进情况"

FORMS: Mapping[Edition, Form] = {
    Edition.E2019: Form(
        Edition.E2019,
        _sections(_FIVE_2019, _FIVE_2021),
        _PROACTIVE_2019,
        _APPLICATIONS_2019,
        _DISPUTES,
    ),
    Edition.E2021: Form(
        Edition.E2021,
        _sections(_FIVE_2021, _FIVE_2019),
        _PROACTIVE_2021,
        _APPLICATIONS_2021,
        _DISPUTES,
    ),
}

RESULT_ROWS_COMMON = tuple(row.key for row in _RESULTS_COMMON)
OTHER_SPLIT_KEYS = tuple(row.key for row in OTHER_SPLIT)


def application_rows(*, split: bool) -> tuple[Row, ...]:
    """The rows of table 三 with 其他处理 split in three (2021) or as one row (2019)."""
    return (_APPLICATIONS_2021 if split else _APPLICATIONS_2019).rows


# --- identities -------------------------------------------------------------------------------


class IdentityKind(StrEnum):
    """Which reconciliation (勾稽关系) an identity is."""

    ROW_SUM = "row_sum"
    COLUMN_SUM = "column_sum"
    BALANCE = "balance"
    DISPUTE_TOTAL = "dispute_total"


@dataclass(frozen=True, slots=True)
class Identity:
    """The sum of `left` equals the sum of `right` (国办公开办函〔2021〕30号, table notes)."""

    kind: IdentityKind
    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]


def _application_identities(rows: tuple[str, ...]) -> Iterator[Identity]:
    keys = tuple(column.key for column in APPLICANT_COLUMNS)
    for row in rows:
        parts = tuple(CellRef(APPLICATIONS, row, key) for key in keys[:-1])
        yield Identity(IdentityKind.ROW_SUM, parts, (CellRef(APPLICATIONS, row, keys[-1]),))
    results = tuple(row for row in rows[2:-2])
    for key in keys:
        parts = tuple(CellRef(APPLICATIONS, row, key) for row in results)
        yield Identity(IdentityKind.COLUMN_SUM, parts, (CellRef(APPLICATIONS, TOTAL.key, key),))
    for key in keys:
        received = tuple(CellRef(APPLICATIONS, row.key, key) for row in (NEW, CARRIED_OVER))
        handled = tuple(CellRef(APPLICATIONS, row.key, key) for row in (TOTAL, CARRIED_FORWARD))
        yield Identity(IdentityKind.BALANCE, received, handled)


def _dispute_identities() -> Iterator[Identity]:
    keys = tuple(column.key for column in DISPUTE_COLUMNS)
    for row in _DISPUTES.rows:
        parts = tuple(CellRef(DISPUTES, row.key, key) for key in keys[:-1])
        total = (CellRef(DISPUTES, row.key, keys[-1]),)
        yield Identity(IdentityKind.DISPUTE_TOTAL, parts, total)


@cache
def identities(*, split: bool) -> tuple[Identity, ...]:
    """Every identity of tables 三 and 四; `split` as in `application_rows`.

    Table 二 has none within a year. 2021: 21 result rows; 2019: 19.
    """
    rows = tuple(row.key for row in application_rows(split=split))
    return (*_application_identities(rows), *_dispute_identities())


# --- between editions -------------------------------------------------------------------------


class Comparability(StrEnum):
    """Whether a cell of one edition can be set beside a cell of the other."""

    SAME = "same"
    SUM = "sum"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """How a 2019 row (and column) stands to the 2021 form; `reason` when it does not compare."""

    table: str
    row_2019: str
    column_2019: str
    cells_2021: tuple[tuple[str, str], ...]
    comparability: Comparability
    reason: str = ""


def _same(table: str, row: str, column: str, row_2021: str, column_2021: str) -> Correspondence:
    cells = ((row_2021, column_2021),)
    return Correspondence(table, row, column, cells, Comparability.SAME)


def _gone(row: str, column: str, reason: str) -> Correspondence:
    return Correspondence(PROACTIVE, row, column, (), Comparability.NONE, reason)


_ITEMS_GONE = "2021 form no longer counts items"


def _proactive_correspondence() -> Iterator[Correspondence]:
    for row in ("rules", "normative_documents"):
        yield _same(PROACTIVE, row, "made", row, "made")
        yield _gone(row, "published", "2021 form counts repealed, not newly published")
        yield _gone(row, "total", "published in all is not the number in force")
    for row in ("licences", "penalties", "compulsion"):
        yield _gone(row, "items_last_year", _ITEMS_GONE)
        yield _gone(row, "items_change", _ITEMS_GONE)
        yield _same(PROACTIVE, row, "decisions", row, "decisions")
    for key in ("items_last_year", "items_change", "decisions"):
        yield _gone("other_services", key, "2021 form drops 其他对外管理服务事项")
    for key in ("items_last_year", "items_change"):
        yield _gone("charges", key, "2021 form gives an amount in 万元, not items")
    for key in ("projects", "amount_yuan"):
        yield _gone("procurement", key, "2021 form drops 政府集中采购")


def _table_correspondence() -> Iterator[Correspondence]:
    for column in APPLICANT_COLUMNS:
        for row in application_rows(split=False):
            if row is OTHER:
                cells = tuple((key, column.key) for key in OTHER_SPLIT_KEYS)
                yield Correspondence(
                    APPLICATIONS, row.key, column.key, cells, Comparability.SUM
                )
            else:
                yield _same(APPLICATIONS, row.key, column.key, row.key, column.key)
    for cell in _DISPUTES.cells():
        yield _same(DISPUTES, cell.row, cell.column, cell.row, cell.column)


@cache
def correspondences() -> tuple[Correspondence, ...]:
    """Every cell of the 2019 form with the cell or cells of the 2021 form that it stands to."""
    return (*_proactive_correspondence(), *_table_correspondence())
