"""Small DOCX and PDF files with something left in them."""

import io
import zipfile

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def story(root, body):
    """A part of WordprocessingML."""
    return f'<w:{root} xmlns:w="{_W}">{body}</w:{root}>'


def relations(kinds):
    """Relations by kind and target."""
    items = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds)
    )
    return f'<Relationships xmlns="{_P}">{items}</Relationships>'


def docx(body, parts=(), properties=()):
    """A DOCX of a body; `parts` are (relation, name, XML) of the text, `properties` of the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        main = [("officeDocument", "word/document.xml")]
        package.writestr(
            "_rels/.rels", relations([*main, *((kind, name) for kind, name, _ in properties)])
        )
        package.writestr("word/document.xml", story("document", f"<w:body>{body}</w:body>"))
        package.writestr(
            "word/_rels/document.xml.rels", relations([(kind, name) for kind, name, _ in parts])
        )
        for _, name, xml in parts:
            package.writestr(f"word/{name}", xml)
        for _, name, xml in properties:
            package.writestr(name, xml)
    return out.getvalue()


def pdf(content, *, hidden_layer=False, author="", note="", attached=""):
    """A PDF of one page with Helvetica as F1 and a layer as MC0."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    layer = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("L")}
        )
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)}),
            NameObject("/Properties"): DictionaryObject({NameObject("/MC0"): layer}),
        }
    )
    off = ArrayObject([layer] if hidden_layer else [])
    writer._root_object[NameObject("/OCProperties")] = DictionaryObject(
        {
            NameObject("/OCGs"): ArrayObject([layer]),
            NameObject("/D"): DictionaryObject({NameObject("/OFF"): off}),
        }
    )
    stream = StreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)
    if author:
        writer.add_metadata({"/Author": author})
    if note:
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(_note(note))])
    if attached:
        writer.add_attachment(attached, b"secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _note(text):
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Contents"): TextStringObject(text),
            NameObject("/Rect"): ArrayObject([NumberObject(n) for n in (10, 10, 30, 30)]),
        }
    )
