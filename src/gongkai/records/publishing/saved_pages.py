"""The body of a page of a former site: what the article says, without what stands around it."""

from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.records.errors import RefusedError
from gongkai.records.files import FileLimits, KeptFile, keep
from gongkai.records.publishing.existing import Existing

# Where the content systems of government sites put an article, the surest first.
_ARTICLE = (
    "#UCAP-CONTENT",
    ".TRS_Editor",
    "#zoom",
    ".article-content",
    "#article",
    ".pages_content",
    ".view.TRS_UEDITOR",
    "article",
    "main",
)
_AROUND = "script, style, noscript, nav, header, footer, form, iframe, .share, .breadcrumb"
_PAGES = {".html", ".htm", ".shtml"}
_MOST_BYTES = 20 * 1024 * 1024


def content_from(
    folder: Path, found: Existing, limits: FileLimits | None = None
) -> tuple[str, KeptFile | None]:
    """Give a row's body or file from the folder of a former site.

    Raises RefusedError for a file that is not there, lies elsewhere, or is not allowed.
    """
    path = _inside(folder, found.file)
    if path.suffix.lower() in _PAGES:
        return article(_decoded(path)), None
    upload = SimpleUploadedFile(path.name, path.read_bytes())
    return "", keep(upload, "documents", limits)


def article(html: str) -> str:
    """Give the article of a page as HTML; of a page without a usual place for it, the body."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_AROUND):
        node.decompose()
    places = (_longest(tree, css) for css in _ARTICLE)
    found = next((node for node in places if node is not None), tree.body)
    return (found.inner_html or "") if found is not None else ""


def _longest(tree: LexborHTMLParser, css: str) -> LexborNode | None:
    nodes = [node for node in tree.css(css) if node.text().strip()]
    return max(nodes, key=lambda node: len(node.text()), default=None)


def _inside(folder: Path, name: str) -> Path:
    pure = PurePosixPath(name.replace("\\", "/"))
    path = (folder / pure).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise RefusedError(_("“%(name)s”不在所给的文件夹里。") % {"name": name}, "file")
    if not path.is_file():
        raise RefusedError(_("文件夹里没有“%(name)s”。") % {"name": name}, "file")
    if path.stat().st_size > _MOST_BYTES and path.suffix.lower() in _PAGES:
        raise RefusedError(_("“%(name)s”超过20 MB。") % {"name": name}, "file")
    return path


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError(_("“%(name)s”的编码不是 UTF-8 或 GB18030。") % {"name": path.name}, "file")
