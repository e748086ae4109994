"""OFD files made by hand, one odd feature each; coordinates are millimetres from the top left."""

import io
import zipfile

NAMESPACE = "http://www.ofdspec.org/2016"
_NS = f'xmlns:ofd="{NAMESPACE}"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SIZE = 4.0  # of the characters


def text(
    x: float, y: float, said: str, attributes: str = "", *, code: str = "", inside: str = ""
) -> str:
    """Print a text whose line begins at (x, y); by default every character is as wide as it is."""
    steps = " ".join(f"{SIZE / 2 if c.isascii() else SIZE:g}" for c in said[:-1])
    code = code or (f'DeltaX="{steps}"' if steps else "")
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 50 5" Font="1" Size="{SIZE}" {attributes}>'
        f'{inside}<ofd:TextCode X="0" Y="0" {code}>{said}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, attributes: str = "", boundary: str = "0 0 210 297", inside: str = "") -> str:
    return (
        f'<ofd:PathObject ID="2" Boundary="{boundary}" {attributes}>{inside}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ruled(xs: tuple[int, ...], ys: tuple[int, ...]) -> str:
    """Draw the lines of a table."""
    level = [f"M {xs[0]} {y} L {xs[-1]} {y}" for y in ys]
    upright = [f"M {x} {ys[0]} L {x} {ys[-1]}" for x in xs]
    return "".join(path(line) for line in (*level, *upright))


def page(*objects: str, before: str = "", layer: str = "") -> str:
    return (
        f"{HEAD}<ofd:Page {_NS}>{before}<ofd:Content><ofd:Layer ID='9' {layer}>"
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def document(pages: int, common: str = "") -> str:
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(pages))
    return (
        f"{HEAD}<ofd:Document {_NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def root(*locations: str) -> str:
    bodies = "".join(
        f"<ofd:DocBody><ofd:DocRoot>{location}</ofd:DocRoot></ofd:DocBody>"
        for location in locations
    )
    return f"{HEAD}<ofd:OFD {_NS}>{bodies}</ofd:OFD>"


def part(name: str, content: str) -> str:
    return f"{HEAD}<ofd:{name} {_NS}>{content}</ofd:{name}>"


def made_ofd(*pages: str, common: str = "", parts: dict[str, str] | None = None) -> bytes:
    """Pack pages, and other parts by name, which may take the place of the usual ones."""
    packed = {"OFD.xml": root("Doc_0/Document.xml")}
    packed["Doc_0/Document.xml"] = document(len(pages), common)
    packed |= {f"Doc_0/Pages/{at}.xml": content for at, content in enumerate(pages)}
    packed |= parts or {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in packed.items():
            package.writestr(name, content)
    return out.getvalue()
