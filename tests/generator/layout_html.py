"""HTML: clean pages, whole site pages, Word exports, tables nested in layout tables."""

from __future__ import annotations

import random
from html import escape

from .model import Cell, Draft, Heading, Item, Row, Table


def write_html(draft: Draft) -> bytes:
    """Write the draft as a page in its layout, encoded as the options say."""
    body = "\n".join(_item(draft, item) for item in draft.items)
    frames = {"clean": _clean, "site": _site, "word": _word, "nested": _nested}
    page = frames[draft.layout](draft, body)
    return page.encode(draft.options["encoding"])


def _head(draft: Draft) -> str:
    charset = draft.options["encoding"].replace("gb18030", draft.options["charset_name"])
    meta = f'<meta charset="{charset}">' if draft.options["charset"] == "declared" else ""
    if meta and draft.layout == "word":
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    return f"<head>{meta}<title>{draft.agency}{draft.year}年度报告</title></head>"


def _clean(draft: Draft, body: str) -> str:
    return f"<!DOCTYPE html>\n<html>{_head(draft)}<body>\n{body}\n</body></html>\n"


def _nested(draft: Draft, body: str) -> str:
    frame = f'<table width="960"><tr><td>{_crumbs(draft)}</td></tr><tr><td class="con">'
    inner = f'<table cellpadding="0"><tbody><tr><td>\n{body}\n</td></tr></tbody></table>'
    return f"<html>{_head(draft)}<body>{frame}{inner}</td></tr></table></body></html>\n"


def _word(draft: Draft, body: str) -> str:
    spaces = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    style = "<style>p.MsoNormal{margin:0;font-size:10.5pt} td{width:61.3pt}</style>"
    return (
        f"<html {spaces}>{_head(draft)}{style}<body><div class=Section0>{body}</div></body></html>"
    )


def _crumbs(draft: Draft) -> str:
    return (
        '<table class="crumb"><tr><td>首页</td><td>政务公开</td>'
        f"<td>年度报告</td><td>{draft.year}</td></tr></table>"
    )


def _site(draft: Draft, body: str) -> str:
    rng = draft.rng("site")
    menu = "".join(f'<li><a href="/c{at}.html">{text}</a></li>' for at, text in enumerate(_MENU))
    return (
        f"<!DOCTYPE html>\n<html>{_head(draft)}<body>\n"
        '<script>var total = 12; var year = "2020"; if (1 < total) { total = 7; }</script>\n'
        f'<div class="nav"><ul>{menu}</ul></div>{_crumbs(draft)}{_metadata(draft, rng)}\n'
        f'<div class="content">{body}</div>\n{_footer(rng)}</body></html>\n'
    )


_MENU = ("首页", "走进本地", "政务公开", "办事服务", "互动交流", "行政许可", "行政处罚", "规章")


def _metadata(draft: Draft, rng: random.Random) -> str:
    code = rng.randint(10_000_000, 99_999_999)
    pairs = (
        ("名称", f"{draft.agency}{draft.year}年政府信息公开工作年度报告"),
        ("索引号", f"{code}/{draft.year + 1}-{rng.randint(10000, 99999)}"),
        ("发布机构", draft.agency),
        ("公开日期", f"{draft.year + 1}-01-{rng.randint(10, 31)}"),
        ("文号", "无"),
        ("浏览次数", str(rng.randint(10, 9000))),
    )
    rows = "".join(f"<tr><td>{key}：</td><td>{value}</td></tr>" for key, value in pairs)
    return f'<table class="xxgk"><tbody>{rows}</tbody></table>'


def _footer(rng: random.Random) -> str:
    serial = rng.randint(10_000_000, 99_999_999)
    phone = f"0{rng.randint(310, 998)}-{serial}"
    return (
        f"<div class=foot><table><tr><td>备案号：某ICP备{serial}号-1</td>"
        f"<td>公网安备 {serial}000{rng.randint(100, 999)}号</td><td>标识码：{serial}</td></tr>"
        f"<tr><td>电话</td><td>{phone}</td><td>总计</td></tr></table></div>"
    )


def _item(draft: Draft, item: Item) -> str:
    if isinstance(item, Table):
        return _table(draft, item)
    text = _text(item.text)
    if isinstance(item, Heading):
        return _heading(draft, text, item.level)
    if draft.layout == "word":
        return f'<p class=MsoNormal style="text-indent:32pt">{_soup(draft, text)}</p>'
    return f"<p>\u3000\u3000{text}</p>"


def _heading(draft: Draft, text: str, level: int) -> str:
    if draft.layout == "word":
        return f"<p class=MsoNormal><b>{_soup(draft, text)}</b></p>"
    return {
        "h": f"<h{level + 1}>{text}</h{level + 1}>",
        "p": f"<p>{text}</p>",
        "strong": f"<p><strong>{text}</strong></p>",
        "span": f'<div><span style="font-family:黑体">{text}</span></div>',
    }[draft.options["heading"]]


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;").replace("\n", "<br>")


def _soup(draft: Draft, text: str) -> str:
    """Split a text over spans as Word does, in the middle of words too."""
    rng = random.Random(f"{draft.seed}/{text}")
    at = rng.randint(1, 4)
    whole = "&" in text or "<" in text or len(text) <= at or text[at - 1 : at + 1].isdigit()
    pieces = [text] if whole else [text[:at], text[at:]]
    spans = "".join(f'<span style="font-family:宋体">{piece}</span>' for piece in pieces)
    return f"{spans}<span><o:p></o:p></span>"


def _table(draft: Draft, table: Table) -> str:
    head = table.head if draft.options["thead"] == "thead" else 0
    rows = [_row(draft, row, header=at < head) for at, row in enumerate(table.rows)]
    top = f"<thead>{''.join(rows[:head])}</thead>" if head else ""
    return f'<table border="1">{top}<tbody>{"".join(rows[head:])}</tbody></table>'


def _row(draft: Draft, row: Row, *, header: bool) -> str:
    return "<tr>" + "".join(_cell(draft, cell, header=header) for cell in row.cells) + "</tr>\n"


def _cell(draft: Draft, cell: Cell, *, header: bool) -> str:
    tag = "th" if header else "td"
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    text = _text(cell.text)
    if draft.layout == "word":
        text = f"\n<p class=MsoNormal align=center>{_soup(draft, text)}</p>\n"
    elif draft.options["cell"] == "p" or (not text and draft.options.get("blank") == "p"):
        text = f"<p>{text}</p>"
    return f"<{tag}{spans}>{text}</{tag}>"
