"""The written HTML page in a browser: nothing scrolls but tables, and every label can be read."""

import pypdfium2
import pytest

from gongkai.cli.demo.sample import sample_report
from gongkai.report.write.html import html
from tests.e2e.conftest import WIDTHS, Visitor

_VISIBLE = """name => {
    const region = document.querySelector(`[aria-labelledby=${name}]`);
    region.scrollLeft = region.scrollWidth;
    const seen = region.getBoundingClientRect();
    return [...region.querySelectorAll("tbody tr")].map(row => {
        const label = [...row.querySelectorAll("th[scope=row]")].pop();
        const box = label.getBoundingClientRect();
        return box.right - Math.max(box.left, seen.left);
    });
}"""
_A_FEW_CHARACTERS = 60  # pixels


@pytest.fixture(params=WIDTHS)
def page(request, browser, tmp_path):
    """A report's page, at each width."""
    made = tmp_path / "report.html"
    made.write_bytes(html(sample_report()))
    context = browser.new_context(viewport=WIDTHS[request.param], locale="zh-CN")
    visitor = Visitor(context.new_page(), "")
    visitor.goto(made.as_uri())
    yield visitor
    context.close()


def test_the_page_is_clean_and_no_wider_than_the_window(page):
    page.check()


def test_labels_stay_in_sight_beside_the_last_figure(page):
    assert min(page.page.evaluate(_VISIBLE, "table-3")) > _A_FEW_CHARACTERS


def test_no_head_of_a_column_is_one_character_wide(page):
    narrowest = "Math.min(...[...document.querySelectorAll('th[scope=col]')].map(e=>e.clientWidth))"
    size = "parseFloat(getComputedStyle(document.querySelector('th')).fontSize)"
    assert page.page.evaluate(f"{narrowest} / {size}") >= 2


def test_a_title_of_two_lines_breaks_where_its_sense_does(page):
    lines = page.page.evaluate(
        """() => {
            const range = document.createRange();
            return [...document.querySelector("h1").childNodes]
                .filter(node => node.nodeType === Node.TEXT_NODE)
                .map(node => { range.selectNode(node); return range.getClientRects().length; });
        }"""
    )
    assert lines == [1, 1]


def test_each_table_is_printed_on_one_page_below_its_heading(page):
    printed = pypdfium2.PdfDocument(page.page.pdf(prefer_css_page_size=True))
    pages = [each.get_textpage().get_text_bounded() for each in printed]
    for heading, last in (
        ("二、主动公开", "政府集中采购"),
        ("三、收到和处理", "四、结转下年度"),
        ("四、政府信息公开行政复议", "复议后起诉"),
    ):
        assert [text for text in pages if heading in text and last in text], heading
