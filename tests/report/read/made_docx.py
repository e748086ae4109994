"""DOCX files made by hand, one odd feature each."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def paragraph(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def body(*content: str, namespace: str = W) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}" '
        f'xmlns:mc="{MC}"><w:body>{"".join(content)}</w:body></w:document>'
    )


def part(name: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{name} xmlns:w="{W}">{content}</w:{name}>'


def made_docx(document: str | bytes, **parts: str) -> bytes:
    """Pack a document part, and others by name: styles, numbering."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return out.getvalue()
