"""XLSX files: the sheets that are shown, as tables and paragraphs."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from gongkai.report.read.blocks import Block, Document
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.keywords import published_by
from gongkai.report.read.limits import DEFAULT_LIMITS, Limits
from gongkai.report.read.package import Package, Relation, damaged
from gongkai.report.read.xlsx_blocks import sheet_blocks
from gongkai.report.read.xlsx_sheet import Book, Budget, read_sheet
from gongkai.report.read.xlsx_styles import cell_formats
from gongkai.report.read.xlsx_text import shared_strings

_ON = frozenset(("1", "true", "on"))


class _Named(NamedTuple):
    """A sheet that is shown: its name and its part."""

    name: str
    part: str


def xlsx_document(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Give the blocks of the sheets that are shown, in their order.

    Raises UnreadableError: damaged, encrypted, zip_bomb, xml_entities, too_deep, too_large,
    too_many_pages, empty.
    """
    package = Package(data, limits, "XLSX")
    main = package.main_part("xl/workbook.xml")
    workbook = package.tree(main)
    if workbook is None or etree.QName(workbook).localname != "workbook":
        raise damaged("XLSX")
    relations = package.relations(main)
    sheets = list(_shown_sheets(workbook, relations))
    if len(sheets) > limits.pages:
        raise _too_many_sheets(len(sheets), limits)
    book = _book(package, workbook, relations, limits)
    budget = Budget.of(limits)
    blocks: list[Block] = []
    for number, (name, part) in enumerate(sheets, 1):
        sheet = read_sheet(package, part, book, budget)
        blocks.extend(sheet_blocks(sheet, number, name if len(sheets) > 1 else "", budget))
    if not blocks:
        raise _empty()
    return Document(tuple(blocks), "xlsx", published_on=published_by(package), pages=len(sheets))


def _book(
    package: Package,
    workbook: etree._Element,
    relations: Mapping[str, Relation],
    limits: Limits,
) -> Book:
    parts = {relation.kind: relation.target for relation in relations.values()}
    properties = workbook.find("{*}workbookPr")
    calculation = workbook.find("{*}calcPr")
    styles = parts.get("styles")
    return Book(
        shared_strings(package, parts.get("sharedStrings"), limits),
        cell_formats(None if styles is None else package.tree(styles)),
        since_1904=properties is not None and properties.get("date1904") in _ON,
        recalculates=calculation is not None and calculation.get("fullCalcOnLoad") in _ON,
    )


def _shown_sheets(workbook: etree._Element, relations: Mapping[str, Relation]) -> Iterator[_Named]:
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        if sheet.get("state", "visible") != "visible":
            continue
        identity = next((v for key, v in sheet.attrib.items() if str(key).endswith("}id")), "")
        relation = relations.get(str(identity))
        if relation is None:
            raise damaged("XLSX")
        if relation.kind == "worksheet":  # the others are charts and dialogs
            yield _Named(sheet.get("name", ""), posixpath.normpath(relation.target))


def _too_many_sheets(count: int, limits: Limits) -> UnreadableError:
    return UnreadableError(
        "too_many_pages",
        f"XLSX 共 {count} 张工作表，超过上限 {limits.pages} 张，不像年度报告，请检查文件。",
        f"The XLSX has {count} sheets, more than the limit of {limits.pages}, too many for an "
        "annual report; check the file.",
    )


def _empty() -> UnreadableError:
    return UnreadableError(
        "empty",
        "XLSX 中没有内容，请检查文件。",
        "The XLSX has nothing in it; check the file.",
    )
