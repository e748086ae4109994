"""What lexbor writes of a page's tree, taken apart: nothing that only looks like a tag counts."""

import pytest

from gongkai.report.read.blocks import Paragraph, Table
from gongkai.report.read.html import html_document
from gongkai.report.read.limits import Limits


def blocks(html):
    return html_document(html.encode(), Limits()).blocks


def texts(html):
    return [block.text for block in blocks(html) if isinstance(block, Paragraph)]


def row(inner):
    (table,) = blocks(f"<title>题</title><table><tr>{inner}</tr></table>")
    assert isinstance(table, Table)
    return [cell.text for cell in table.rows[0]]


@pytest.mark.parametrize(
    "between",
    [
        "<script>var a = '</td><td>9</td>'</script>",
        "<script><!-- <script> </script><td>9 --></script>",
        "<style>td:after{content:'</td><td>9'}</style>",
        "<iframe><td>9</td></iframe>",
        "<template><script>'</template><td>9'</script></template>",
        "<noscript><p>9</p></noscript>",
        "<button>9</button>",
        "<nav>9<nav>9</nav>9</nav>",
        "<!-- <td>9</td> -->",
        "<!-- > -->",
        "<?xml version='1.0'?>",
        "<b title='a>b</td><td>9'></b>",
        "<b class='a\nb' <td></b>",
        "<b <!--></b>",
        "<param name=p><picture></picture><source>",
    ],
)
def test_what_stands_between_the_words_of_a_cell_ends_nothing(between):
    assert row(f"<td>1{between}2</td><td>3</td>") == ["12", "3"]


@pytest.mark.parametrize("tag", ["xmp", "noembed", "noframes"])
def test_text_that_is_written_as_it_is_has_no_tags(tag):
    assert row(f"<td>1<{tag}></td><td>2</{tag}></td><td>3</td>") == ["1</td><td>2", "3"]


def test_escaped_text_is_what_it_stands_for():
    assert row("<td>&lt;td&gt;&amp;lt;&quot;&copy;</td><td>1&nbsp;2</td>") == [
        '<td>&lt;"©',
        "1\xa02",
    ]


def test_attributes_are_told_by_their_names():
    (table,) = blocks(
        "<table><tr><td title=' colspan=' class='x' COLSPAN='2&nbsp;'>甲<td =x \"y='1' rowspan=2>1"
        "<tr><td>2<td>3</table>"
    )
    assert [(cell.colspan, cell.rowspan) for cell in table.rows[0]] == [(2, 1), (1, 2)]
    assert row("<td><input title=' type=' value='&lt;1&gt;'>") == ["<1>"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<svg><title>9</title><foreignObject><table><td>9</table></foreignObject></svg>1", "1"),
        ("<svg><style>&lt;/style&gt;<a>9</a></style></svg>", "\ufffd"),
        ("<object><p>9</p><object>9</object>9</object>", "\ufffd"),
        ("<textarea>\n&lt;b&gt;</textarea>件", "<b>件"),
        ("<textarea></textarea>件", "件"),
        ("<p><u><div><textarea>1</textarea></div>", "1"),
        ("<math><td>1</td></math>", "1"),
        ("<math><mi>x</mi></math>1", "x1"),
    ],
)
def test_fields_pictures_and_formulas_with_parts_of_their_own(inner, text):
    assert row(f"<td>{inner}</td>") == [text]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("\n <p class=a>甲</p>\n", "甲"),
        ("甲<p>乙</p>", "甲\n乙"),
        ("<p>甲</p>乙", "甲\n乙"),
        ("\u3000<p>1</p>\u3000", "\u30001\u3000"),
        ("<p></p>", ""),
        ("<hr>甲<hr>乙", "甲\n乙"),
        ("<p>甲<o:p></o:p></p>", "甲"),
        ("甲\v乙", "甲\n乙"),
    ],
)
def test_words_of_a_cell_and_its_paragraph(inner, text):
    assert row(f"<td>{inner}</td>") == [text]


def test_words_in_a_cell_of_a_layout_table_are_paragraphs():
    page = (
        "<title>题</title><table><tr><td><table><tr><td>1</table></td>"
        "<td>前</td><td> <p>正文</p> </td></tr></table>"
    )
    assert texts(page) == ["前", "正文"]


def test_lines_of_markdown_are_counted_with_what_is_left_out():
    page = "题\n<s>\n</s>一\n<table><tr><td>规章<td>0</table>\n\n<b hidden>x</b>\n正文"
    assert [
        block.place.line
        for block in blocks(page)
        if isinstance(block, Paragraph)
    ] == [1, 2, 5]  # fmt: skip


@pytest.mark.parametrize("reference", ["&#11;", "&#x0B;", "\v"])
def test_a_vertical_tab_alone_is_a_break(reference):
    assert texts(f"<title>题</title>甲<b>{reference}</b>乙") == ["甲", "乙"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_pages_of_every_charset_are_parsed_as_the_same(charset):
    page = "<title>题</title><p>政府信息公开工作年度报告</p>"
    document = html_document(page.encode(charset), Limits())
    assert document.title == "题"
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "政府信息公开工作年度报告"


@pytest.mark.parametrize("tag", ["span", "b", "sup", "del", "svg", "object", "select", "button"])
def test_tags_nested_to_any_depth_take_one_pass(tag):
    assert texts(f"<p>正文</p>{f'<{tag}>' * 20_000}")[0] == "正文"


def test_a_body_that_a_frameset_took_the_place_of_is_read_without_its_scripts():
    assert texts("<b>正文<script>9</script><noembed><</noembed><frameset>") == ["正文<"]
