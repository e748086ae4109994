"""XLSX files made by hand, one odd feature each."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def text(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(reference: str, value: object, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def row(at: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{at}" {attributes}>{"".join(cells)}</row>'


def sheet(*rows: str, before: str = "", merged: tuple[str, ...] = ()) -> str:
    merges = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    after = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>'
        f"{after}</worksheet>"
    )


def styles(*codes: str, ruled: tuple[int, ...] = ()) -> str:
    """Give formats 1, 2 … of these number formats; format 0 is General; `ruled` have borders."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode="{escaped(code)}"/>'
        for at, code in enumerate(codes)
    )
    cells = "".join(
        f'<xf numFmtId="{200 + at if at >= 0 else 0}" borderId="{int(at + 1 in ruled)}"/>'
        for at in range(-1, len(codes))
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><borders><border><left/>'
        f'</border><border><left style="thin"/></border></borders><cellXfs>{cells}</cellXfs>'
        "</styleSheet>"
    )


def escaped(code: str) -> str:
    return code.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def made_xlsx(
    *sheets: str | bytes,
    states: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    workbook: str = "",
    **parts: str,
) -> bytes:
    """Pack sheets, and others by name: styles, sharedStrings; `workbook` goes into its part."""
    relations, listed = [], []
    for at in range(len(sheets)):
        state = states[at] if at < len(states) else "visible"
        name = names[at] if at < len(names) else f"Sheet{at + 1}"
        listed.append(f'<sheet name="{name}" sheetId="{at + 1}" state="{state}" r:id="rId{at}"/>')
        relations.append(
            f'<Relationship Id="rId{at}" Type="{REL}/worksheet" '
            f'Target="worksheets/sheet{at + 1}.xml"/>'
        )
    relations += [
        f'<Relationship Id="{name}" Type="{REL}/{name}" Target="{name}.xml"/>' for name in parts
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "xl/workbook.xml",
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{workbook}'
            f"<sheets>{''.join(listed)}</sheets></workbook>",
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{HEAD}<Relationships xmlns="{PACKAGE_REL}">{"".join(relations)}</Relationships>',
        )
        for at, content in enumerate(sheets, 1):
            package.writestr(f"xl/worksheets/sheet{at}.xml", content)
        for name, content in parts.items():
            package.writestr(f"xl/{name}.xml", content)
    return out.getvalue()
