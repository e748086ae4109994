"""The local standard catalogue (基层政务公开标准目录) as a table: its columns, ticks and marks.

Columns as law.md section 8 has them. Carriers are a tick list: chosen ■, not chosen □; audience,
method and level are columns of their own with √ in them, or one column that says which.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gongkai.records.publishing.choices import Carrier
from gongkai.records.publishing.models import Audience, Method
from gongkai.records.tables import Row, RowError

HEADINGS: Mapping[str, Sequence[str]] = {
    "number": ("序号",),
    "subject": ("一级事项", "公开事项", "公开事项（一级）"),
    "subsubject": ("二级事项", "公开事项（二级）"),
    "content": ("公开内容（要素）", "公开内容(要素)", "公开内容"),
    "basis": ("公开依据", "依据"),
    "time_limit": ("公开时限", "时限"),
    "publisher": ("公开主体", "主体"),
    "carriers": ("公开渠道和载体", "公开渠道", "渠道和载体"),
    "audience": ("公开对象",),
    "society": ("全社会",),
    "group": ("特定群体", "特定群众"),
    "method": ("公开方式",),
    "proactive": ("主动",),
    "on_request": ("依申请", "依申请公开"),
    "levels": ("公开层级",),
    "county": ("县级",),
    "township": ("乡级", "乡、村级", "乡镇（街道）级"),
    "unit": ("责任科室", "责任单位"),
}
_TICKED = frozenset("√✓✔■☑是")
_CHOSEN = re.compile(r"[■☑√✓✔]\s*([^■□☑☐√✓✔]+)")
_MARKED = re.compile(r"[■□☑☐√✓✔]")
_CARRIERS: Mapping[str, Carrier] = {
    **{str(each.label): each for each in Carrier},
    "公示栏": Carrier.NOTICE_BOARD,
    "公告栏": Carrier.NOTICE_BOARD,
    "电子屏": Carrier.NOTICE_BOARD,
    "发布会": Carrier.CONFERENCE,
    "听证会": Carrier.CONFERENCE,
    "微信": Carrier.NEW_MEDIA,
    "微博": Carrier.NEW_MEDIA,
    "入户": Carrier.ON_SITE,
    "现场": Carrier.ON_SITE,
    "平台": Carrier.OWN_PORTAL,
}


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One entry of the catalogue, as `Obligation` has it."""

    number: int
    fields: Mapping[str, Any]

    @property
    def key(self) -> str:
        """What an entry is known by: its subjects, for numbers move when entries are put in."""
        return f"{self.fields['subject']}/{self.fields['subsubject']}"


def read_entries(rows: Sequence[Row]) -> tuple[list[CatalogueEntry], list[RowError]]:
    """Read the rows; a blank first-level subject is that of the row above, as merged cells are."""
    entries: list[CatalogueEntry] = []
    errors: list[RowError] = []
    subject = ""
    seen: dict[str, int] = {}
    for at, row in enumerate(rows, start=1):
        subject = row.text("subject") or subject
        fields = _fields(row, subject)
        entry = CatalogueEntry(at, fields)
        problem = _problem(entry, seen, row)
        if problem is not None:
            errors.append(problem)
            continue
        seen[entry.key] = row.number
        entries.append(entry)
    return entries, errors


def _problem(entry: CatalogueEntry, seen: Mapping[str, int], row: Row) -> RowError | None:
    if not entry.fields["subject"]:
        return RowError(row.number, "subject", _("没有填写一级事项。"))
    if entry.key in seen:
        return RowError(
            row.number, "subsubject", _("与第 %(n)s 行是同一事项。") % {"n": seen[entry.key]}
        )
    unknown = _unknown_carriers(row.text("carriers"))
    if unknown:
        return RowError(
            row.number,
            "carriers",
            _("不认识的渠道：%(names)s") % {"names": "、".join(unknown)},
        )
    return None


def _fields(row: Row, subject: str) -> dict[str, Any]:
    return {
        "subject": subject,
        "subsubject": row.text("subsubject"),
        "content": row.text("content"),
        "basis": row.text("basis"),
        "time_limit": row.text("time_limit")[:200],
        "publisher": row.text("publisher")[:200],
        "unit": row.text("unit")[:60],
        "carriers": list(dict.fromkeys(c.value for c in map(_carrier, _chosen(row)) if c)),
        "audience": Audience.GROUP if _is_group(row) else Audience.SOCIETY,
        "method": Method.ON_REQUEST if _is_on_request(row) else Method.PROACTIVE,
        "levels": _levels(row),
    }


def _is_ticked(row: Row, column: str) -> bool:
    return bool(_TICKED & set(row.text(column)))


def _is_group(row: Row) -> bool:
    text = row.text("audience")
    return (_is_ticked(row, "group") and not _is_ticked(row, "society")) or "特定" in text


def _is_on_request(row: Row) -> bool:
    text = row.text("method")
    return (_is_ticked(row, "on_request") and not _is_ticked(row, "proactive")) or "申请" in text


def _levels(row: Row) -> str:
    ticked = [name for name in ("county", "township") if _is_ticked(row, name)]
    names = {"county": "县级", "township": "乡级"}
    return "、".join(names[each] for each in ticked) or row.text("levels")[:40]


def _chosen(row: Row) -> list[str]:
    return _names(row.text("carriers"))


def _names(text: str) -> list[str]:
    """The carriers that are chosen: those after a tick, or all where nothing is ticked."""
    parts = _CHOSEN.findall(text) if _MARKED.search(text) else re.split(r"[、，,；;\n]", text)
    return [name for part in parts if (name := part.strip(" 　、，,；;。:：\n_"))]


def _carrier(name: str) -> Carrier | None:
    exact = _CARRIERS.get(name)
    if exact is not None:
        return exact
    return next((carrier for part, carrier in _CARRIERS.items() if part in name), None)


def _unknown_carriers(text: str) -> list[str]:
    return [name for name in _names(text) if _carrier(name) is None]
