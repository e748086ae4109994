"""PDF files made by hand, one odd feature each; figures and Latin letters only."""

from dataclasses import dataclass, field

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


@dataclass
class MadePdf:
    """Content streams of pages, and what else the file holds; objects from 10 on are free."""

    pages: list[str]
    page_extra: str = ""
    media_box: str = "0 0 600 800"
    fonts: str = ""
    xobjects: str = ""
    objects: dict[int, str] = field(default_factory=dict)
    trailer_extra: str = ""

    def data(self) -> bytes:
        objects = {3: FONT, **self.objects}
        kids = []
        for index, content in enumerate(self.pages):
            page, stream = 1000 + 2 * index, 1001 + 2 * index
            kids.append(f"{page} 0 R")
            objects[page] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{self.media_box}] {self.page_extra} "
                f"/Resources << /Font << /F 3 0 R {self.fonts} >> "
                f"/XObject << {self.xobjects} >> >> /Contents {stream} 0 R >>"
            )
            objects[stream] = stream_object(content)
        objects.setdefault(1, "<< /Type /Catalog /Pages 2 0 R >>")
        objects.setdefault(2, f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>")
        return written(objects, self.trailer_extra)


def stream_object(content: str, extra: str = "") -> str:
    return f"<< /Length {len(content)} {extra} >>\nstream\n{content}\nendstream"


def written(objects: dict[int, str], trailer_extra: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        out += f"{number} 1\n{offset:010d} 00000 n \n".encode()
    out += (
        f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R {trailer_extra} >>\n"
        f"startxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(out)


def text(x: float, y: float, words: str, size: float = 10, font: str = "F") -> str:
    return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET"


XS = (100, 200, 300, 400)
YS = (700, 670, 640, 610)
FIGURES = (("name", "12", "345"), ("left", "0", "6789"), ("right", "", "1"))


def words(figures=FIGURES, xs=XS, ys=YS) -> str:
    return "\n".join(
        text(xs[column] + 10, ys[row + 1] + 10, word)
        for row, line in enumerate(figures)
        for column, word in enumerate(line)
        if word
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S"


def rules(xs=XS, ys=YS) -> str:
    return "\n".join(
        [line(x, ys[0], x, ys[-1]) for x in xs] + [line(xs[0], y, xs[-1], y) for y in ys]
    )
