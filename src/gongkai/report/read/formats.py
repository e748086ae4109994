"""Each format's way into the intermediate, loaded only when a file needs it."""

from gongkai.report.read.blocks import Document
from gongkai.report.read.detect import Format, detect
from gongkai.report.read.limits import Limits


def open_document(data: bytes, limits: Limits) -> Document:
    """The file's blocks. Raises UnreadableError for what is no readable document."""
    format_ = detect(data)
    match format_:
        case Format.DOCX | Format.XLSX | Format.OFD:
            return _from_package(format_, data, limits)
        case Format.PDF:
            from gongkai.report.read.pdf import pdf_document

            return pdf_document(data, limits)
        case Format.HTML:
            from gongkai.report.read.html import html_document

            return html_document(data, limits)
        case Format.MHTML:
            from gongkai.report.read.html import html_document
            from gongkai.report.read.mhtml import mhtml_page

            return html_document(mhtml_page(data), limits)
        case Format.PICTURE:
            from gongkai.report.read.scan import image_document

            return image_document(data, limits)
        case Format.TEXT:
            from gongkai.report.read.text import decode, text_document

            return text_document(decode(data), limits)


def _from_package(format_: Format, data: bytes, limits: Limits) -> Document:
    """The blocks of a file that is a zip of parts."""
    if format_ is Format.DOCX:
        from gongkai.report.read.docx import docx_document

        return docx_document(data, limits)
    if format_ is Format.XLSX:
        from gongkai.report.read.xlsx import xlsx_document

        return xlsx_document(data, limits)
    from gongkai.report.read.ofd import ofd_document

    return ofd_document(data, limits)
