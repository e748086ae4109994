"""Each format's way out, loaded only when it is asked for."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from gongkai.report.model import AnnualReport


class Rendering:
    """One report in several formats; the typeset page is made once for PDF and OFD."""

    def __init__(self, report: AnnualReport, fonts: Path | None) -> None:
        self._report = report
        self._fonts = fonts
        self._ways: Mapping[str, Callable[[], bytes]] = {
            "docx": self._docx,
            "pdf": lambda: self._pdf,
            "ofd": self._ofd,
            "xlsx": self._xlsx,
            "html": self._html,
            "json": self._json,
        }

    def of(self, name: str) -> bytes:
        """Give the report in a format. Raises UnwritableError, KeyError."""
        return self._ways[name]()

    @cached_property
    def _pdf(self) -> bytes:
        from gongkai.report.write.typeset import pdf

        return pdf(self._report, self._fonts)

    def _ofd(self) -> bytes:
        from gongkai.report.write.ofd import ofd

        return ofd(self._report, self._fonts, self._pdf)

    def _docx(self) -> bytes:
        from gongkai.report.write.docx import docx

        return docx(self._report)

    def _xlsx(self) -> bytes:
        from gongkai.report.write.xlsx import xlsx

        return xlsx(self._report)

    def _html(self) -> bytes:
        from gongkai.report.write.html import html

        return html(self._report)

    def _json(self) -> bytes:
        from gongkai.report.write.json_file import json

        return json(self._report)
