"""The page: captions, scopes and heads that a screen reader can follow; nothing loaded or run."""

from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.cli.demo.sample import sample_report
from gongkai.report.write.html import html
from tests.report.write.samples import one

PAGE = LexborHTMLParser(html(replace(sample_report(), published_on=date(2021, 1, 20))))


def heads_of(cell):
    return [one(PAGE.css_first(f"#{name}")).text() for name in cell.attributes["headers"].split()]


def test_every_table_has_a_caption_that_names_its_region():
    regions = PAGE.css("[role=region]")
    assert len(regions) == 3
    for region in regions:
        caption = one(region.css_first("caption"))
        assert caption.text()
        assert region.attributes["aria-labelledby"] == caption.attributes["id"]


def test_every_head_has_a_scope_and_every_figure_its_heads():
    assert all(head.attributes.get("scope") for head in PAGE.css("th"))
    assert len(PAGE.css("td")) == 198
    assert all(heads_of(cell) for cell in PAGE.css("td"))


@pytest.mark.parametrize(
    ("table", "line", "figure", "expected"),
    [
        (2, 2, 2, ["第二十条第（五）项", "处理决定数量", "行政许可"]),
        (
            3,
            4,
            0,
            ["申请人情况", "自然人", "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"],
        ),
        (4, 0, 7, ["行政诉讼", "未经复议直接起诉", "其他结果"]),
    ],
)
def test_the_heads_of_a_figure_are_those_above_and_beside_it(table, line, figure, expected):
    lines = [row for row in PAGE.css("table")[table - 2].css("tr") if row.css("td")]
    assert heads_of(lines[line].css("td")[figure]) == expected


def test_names_are_unique():
    names = [node.attributes["id"] for node in PAGE.css("[id]")]
    assert len(names) == len(set(names))


def test_the_page_is_in_chinese_and_dated_and_loads_nothing():
    assert one(PAGE.css_first("html")).attributes["lang"] == "zh-CN"
    assert one(PAGE.css_first("meta[name=PubDate]")).attributes["content"] == "2021-01-20"
    assert [node.tag for node in PAGE.css("script, link, img, iframe, object")] == []
    assert "url(" not in one(PAGE.html)
    assert [len(PAGE.css(f"h{level}")) for level in (1, 2, 3)] == [1, 6, 5]
