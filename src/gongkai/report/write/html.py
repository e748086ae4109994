"""HTML: one page that stands by itself, whose tables a screen reader can walk.

Every figure names its heads by `headers`, as WCAG technique H43 asks of tables with heads on two
sides. The page loads nothing and runs nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from gongkai.report.model import AnnualReport
from gongkai.report.write.characters import require_xml
from gongkai.report.write.grid import CAPTIONS, Cell, Grid, Role, place_lines
from gongkai.report.write.layout import TITLE_BREAK, Heading, Item, Level, Prose, layout, title_of

_STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.8 FangSong, STFangsong,
  "Noto Serif SC", serif; color: #000; background: #fff; }
h1 { font: 1.6rem/1.5 STSong, SimSun, "Noto Serif SC", serif; text-align: center;
  word-break: keep-all; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font: 1.1rem/1.8 SimHei, STHeiti, "Noto Sans SC", sans-serif; }
h3 { font: 1.05rem/1.8 KaiTi, STKaiti, "Noto Serif SC", serif; }
h2, h3, p { margin: .4rem 0; text-indent: 2em; overflow-wrap: anywhere; }
h2 { margin-top: 1.4rem; }
h2, h3 { break-after: avoid; }
.wide { margin: .6rem 0 1rem; overflow-x: auto; background:
  linear-gradient(90deg, #fff, #fff) 0 / 1rem 100% no-repeat local,
  linear-gradient(90deg, #fff, #fff) 100% / 1rem 100% no-repeat local,
  linear-gradient(90deg, #aaa, #fff) 0 / .7rem 100% no-repeat scroll,
  linear-gradient(-90deg, #aaa, #fff) 100% / .7rem 100% no-repeat scroll; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.4; }
caption { text-align: left; padding: .2rem 0; }
th, td { border: 1px solid #000; padding: .25rem; font-weight: normal; text-align: center; }
th[scope="row"] { text-align: left; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
thead th[scope="col"] { min-width: 2em; }
@media screen and (max-width: 40rem) {
  body { margin: 1rem auto; }
  h1 { font-size: 1.4rem; }
  h2, h3 { text-indent: 0; }
  [aria-labelledby="table-3"] table { width: 27rem; min-width: 100%; }
  [aria-labelledby="table-3"] th, [aria-labelledby="table-3"] td { padding: .25rem .15rem; }
  th[scope="rowgroup"] { width: 2.2em; }
}
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  .wide { overflow: visible; background: none; break-inside: avoid; }
  table { font-size: 9pt; line-height: 1.25; }
  th, td { padding: .1rem .2rem; }
}
"""


def html(report: AnnualReport) -> bytes:
    """Write the report as a page in UTF-8. Raises UnwritableError: bad_character."""
    items = list(layout(report))
    require_xml(items)
    title = escape(title_of(report))
    published = report.published_on
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *([f'<meta name="PubDate" content="{published.isoformat()}">'] if published else ()),
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *(line for item in items for line in _item(item)),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode()


def _item(item: Item) -> Iterator[str]:
    if isinstance(item, Heading):
        level = item.level + 1
        text = escape(item.text)
        if item.level is Level.TITLE:  # its sense breaks it where a phone's width has to
            text = text.replace(TITLE_BREAK, f"<wbr>{TITLE_BREAK}", 1)
        yield f"<h{level}>{text}</h{level}>"
    elif isinstance(item, Prose):
        yield f"<p>{escape(item.text)}</p>"
    else:
        yield from _table(item)


def _table(grid: Grid) -> Iterator[str]:
    caption = CAPTIONS[grid.name]
    name = f"table-{grid.section}"
    yield f'<div class="wide" role="region" aria-labelledby="{name}" tabindex="0">'
    yield "<table>"
    yield f'<caption id="{name}">{caption}</caption>'
    lines = list(place_lines(grid.lines))
    heads = _heads(grid, lines)
    at = 0
    for part in grid.parts:
        inside = lines[at : at + len(part.lines)]
        alone = len(grid.parts) == 1
        yield from _rows("thead" if alone else "tbody", inside[: part.head], grid, at, heads)
        yield from _rows("tbody", inside[part.head :], grid, at + part.head, heads)
        at += len(part.lines)
    yield "</table>"
    yield "</div>"


Placed = Sequence[Sequence[tuple[int, Cell]]]
Place = tuple[int, int]


def _rows(
    group: str, lines: Placed, grid: Grid, first: int, heads: Mapping[Place, Sequence[Place]]
) -> Iterator[str]:
    yield f"<{group}>"
    for y, line in enumerate(lines, first):
        cells = "".join(_cell(cell, grid, (x, y), heads) for x, cell in line)
        yield f"<tr>{cells}</tr>"
    yield f"</{group}>"


def _id(grid: Grid, place: Place) -> str:
    return f"t{grid.section}-{place[1]}-{place[0]}"


def _cell(cell: Cell, grid: Grid, place: Place, heads: Mapping[Place, Sequence[Place]]) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", cell.columns), ("rowspan", cell.rows))
        if count > 1
    )
    text = escape(cell.text).replace("\n", "<br>")
    if cell.role is Role.VALUE:
        named = " ".join(_id(grid, head) for head in heads[place])
        return f'<td{spans} headers="{named}">{text}</td>'
    return f'<th id="{_id(grid, place)}"{spans} scope="{_scope(cell)}">{text}</th>'


def _scope(cell: Cell) -> str:
    if cell.role is Role.LABEL:
        return "row"
    if cell.role is Role.GROUP:
        return "rowgroup"
    return "colgroup" if cell.columns > 1 else "col"


def _heads(grid: Grid, lines: Placed) -> dict[Place, list[Place]]:
    """The heads of each figure: those above it in its part, then its groups and its label."""
    found: dict[Place, list[Place]] = {}
    first = 0
    for part in grid.parts:
        inside = range(first, first + len(part.lines))
        marked = [
            (x, y, cell) for y in inside for x, cell in lines[y] if cell.role is not Role.VALUE
        ]
        for y in inside:
            for x, cell in lines[y]:
                if cell.role is Role.VALUE:
                    found[x, y] = [
                        (left, top)
                        for left, top, head in marked
                        if _is_above(head, left, x) or _is_beside(head, top, y)
                    ]
        first = inside.stop
    return found


def _is_above(head: Cell, left: int, x: int) -> bool:
    return head.role in (Role.HEAD, Role.BLOCK) and left <= x < left + head.columns


def _is_beside(head: Cell, top: int, y: int) -> bool:
    return head.role in (Role.GROUP, Role.LABEL) and top <= y < top + head.rows
