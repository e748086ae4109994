"""What reading gives: the report, where each cell stood, and what is in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gongkai.report.form import CellRef
from gongkai.report.model import AnnualReport, Number
from gongkai.report.read.blocks import Place


class How(StrEnum):
    """How a cell was told to be this cell."""

    LABEL = "label"  # its row's label and its place in the row
    ORDER = "order"  # its row has no label of its own; the rows around it fix its place
    SUMS = "sums"  # two readings were possible and the report's own sums fit one alone


class Reason(StrEnum):
    """Why a cell is in doubt."""

    NO_TABLE = "no_table"
    NO_ROW = "no_row"
    COLUMNS = "columns"
    ROW = "row"
    NUMBER = "number"
    FORMULA = "formula"
    TWICE = "twice"
    EDITION = "edition"


REASONS: Mapping[Reason, tuple[str, str]] = {
    Reason.NO_TABLE: ("没有找到这张表", "the table was not found"),
    Reason.NO_ROW: ("没有找到这一行", "the row was not found"),
    Reason.COLUMNS: (
        "这一行的格数与表格不符，不能确定数字属于哪一列",
        "the row has too few or too many cells, so the column of a figure is not certain",
    ),
    Reason.ROW: (
        "这一行没有可认的标签，不能确定属于哪一行",
        "the row has no label that can be told, so it is not certain which row it is",
    ),
    Reason.NUMBER: ("格内文字不能确定为一个数", "what the cell prints is not certainly one number"),
    Reason.FORMULA: (
        "公式尚未计算：请用 WPS 或 Excel 打开并保存一次",
        "the formula was never calculated: open the file in WPS or Excel and save it once",
    ),
    Reason.TWICE: ("同一格印了两个不同的数", "the cell is printed twice with different figures"),
    Reason.EDITION: (
        "不能确定表格属于哪一版格式",
        "it is not certain which edition of the form the table follows",
    ),
}


class CellSource(NamedTuple):
    """One cell's raw text, its place in the source, and how it was told."""

    raw: str
    place: Place
    how: How


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that could not be told; `candidates` are the figures it may be, likeliest first."""

    cell: CellRef
    reason: Reason
    candidates: tuple[Number, ...] = ()
    raw: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where agency, year or edition came from: `source` is title, metadata, period and so on."""

    value: str
    source: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The report as printed, for every cell its place and raw text, and doubts.

    `origins` has the keys agency, year, edition for those that were found.
    """

    report: AnnualReport
    format: str
    sources: Mapping[CellRef, CellSource]
    doubts: tuple[Doubt, ...]
    origins: Mapping[str, Origin]
