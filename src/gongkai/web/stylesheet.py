"""The one style sheet of all pages: Bootstrap's and ours in one file, named by its digest."""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

_OURS = Path(__file__).with_name("gongkai.css")
_MAP = b"/*# sourceMappingURL=bootstrap.min.css.map */"


class Stylesheet(NamedTuple):
    """The style sheet as it is served, plain and compressed."""

    digest: str
    css: bytes
    gzipped: bytes


@cache
def stylesheet() -> Stylesheet:
    """Join the two style sheets: as two, Chromium at times asks for images that ours replaces."""
    bootstrap = (Path(settings.BOOTSTRAP) / "css" / "bootstrap.min.css").read_bytes()
    css = bootstrap.replace(_MAP, b"") + b"\n" + _OURS.read_bytes()
    return Stylesheet(hashlib.sha256(css).hexdigest()[:12], css, gzip.compress(css, mtime=0))
