"""Which column of a file holds what: the headings in use, and those that a file has.

The names are those of 双公示 (publication of licences and penalties for the credit system) and
what exports of common systems call the same (?): names of English fields are taken too.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

KNOWN: dict[str, tuple[str, ...]] = {
    "document_number": (
        "决定文书号", "行政许可决定书文号", "行政许可决定文书号", "行政处罚决定书文号",
        "行政处罚决定文书号", "行政强制决定书文号", "行政强制决定文书号", "决定书文号", "文书号",
        "文号", "许可编号", "处罚决定书编号", "document_number",
    ),
    "item": (
        "事项名称", "项目名称", "案件名称", "行政许可决定文书名称", "行政处罚决定文书名称",
        "决定文书名称", "许可证书名称", "行政许可事项名称", "强制措施名称", "违法行为类型", "item",
    ),
    "category": (
        "决定类别", "许可类别", "处罚类别", "处罚种类", "强制措施种类", "强制种类", "category",
    ),
    "party": (
        "行政相对人名称", "相对人名称", "相对人", "行政相对人", "当事人", "当事人名称",
        "被处罚人", "申请人", "单位名称", "party",
    ),
    "party_kind": ("行政相对人类别", "相对人类别", "相对人类型", "party_kind"),
    "party_code": (
        "统一社会信用代码", "行政相对人代码_1(统一社会信用代码)",
        "行政相对人代码(统一社会信用代码)", "行政相对人代码_1", "行政相对人代码",
        "相对人代码", "社会信用代码",
        "行政相对人代码_3(组织机构代码)", "组织机构代码", "party_code",
    ),
    "id_number": (
        "证件号码", "身份证号", "身份证号码", "居民身份证号", "公民身份号码",
        "行政相对人代码_6(居民身份证号)", "id_number",
    ),
    "facts": ("违法事实", "主要违法事实", "案件事实", "事实", "facts"),
    "content": (
        "决定内容", "许可内容", "处罚内容", "行政处罚内容", "处罚结果", "强制内容", "办理结果",
        "content",
    ),
    "basis": (
        "依据", "处罚依据", "许可依据", "强制依据", "法律依据", "行政处罚依据", "设定依据", "basis",
    ),
    "decided_on": (
        "决定日期", "许可决定日期", "处罚决定日期", "行政许可决定日期", "行政处罚决定日期",
        "强制决定日期", "作出决定日期", "办结日期", "decided_on",
    ),
    "valid_until": (
        "有效期至", "有效期止", "许可截止期", "许可截止日期", "处罚有效期", "valid_until",
    ),
    "publicity_until": (
        "公示截止期", "公示截止日期", "公示期至", "公示期限", "publicity_until",
    ),
    "amount": ("罚款金额", "罚款数额", "罚款", "amount"),
}  # fmt: skip
"""Headings of each field, those before others whose value is taken where both are filled."""

SENSITIVE = frozenset({"party", "id_number", "facts", "content", "party_code"})
"""Fields whose values are not repeated in lists of problems: they may name somebody."""

_ROUND = str.maketrans({"（": "(", "）": ")", "﹙": "(", "﹚": ")"})
_UNIT = re.compile(r"\((元|万元|人民币元|单位:元|单位:万元)\)$")
_MARKS = re.compile(r"[\s*＊:：]+")


def plain_heading(heading: object) -> str:
    """Give a heading without spaces, stars and variants of width."""
    text = unicodedata.normalize("NFKC", str(heading if heading is not None else ""))
    return _MARKS.sub("", text.translate(_ROUND))


_FIELD_OF = {
    plain_heading(name): (each, rank)
    for each, names in KNOWN.items()
    for rank, name in enumerate(names)
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: positions in the order in which they are asked, and the headings.

    `scale` is what an amount is multiplied by to be in yuan.
    """

    places: dict[str, list[int]]
    headings: list[str]
    ignored: list[str] = field(default_factory=list)
    scale: int = 1

    def heading_of(self, name: str) -> str:
        """Give the file's own heading of a field."""
        places = self.places.get(name)
        return self.headings[places[0]] if places else KNOWN[name][0]

    def taken(self) -> dict[str, str]:
        """Give the headings that are taken and the fields they go to."""
        return {
            self.headings[place]: name for name, places in self.places.items() for place in places
        }


def columns_of(headings: Sequence[object]) -> Columns:
    """Tell which columns are known; what a row of headings says, in any order."""
    found: dict[str, list[tuple[int, int]]] = {}
    ignored: list[str] = []
    scale = 1
    shown = [str(heading).strip() if heading is not None else "" for heading in headings]
    for place, heading in enumerate(headings):
        plain = plain_heading(heading)
        unit = _UNIT.search(plain)
        known = _FIELD_OF.get(plain) or (_FIELD_OF.get(plain[: unit.start()]) if unit else None)
        if known is None:
            ignored += [shown[place]] if plain else []
            continue
        name, rank = known
        if name == "amount" and unit and "万元" in unit[1]:
            scale = 10_000
        found.setdefault(name, []).append((rank, place))
    places = {name: [place for _rank, place in sorted(each)] for name, each in found.items()}
    return Columns(places, shown, ignored, scale)


def missing_columns(columns: Columns) -> list[str]:
    """Name the fields that no file of decisions can be without, and this one is."""
    wanted = [each for each in ("party", "decided_on") if each not in columns.places]
    if not {"item", "content"} & set(columns.places):
        wanted.append("item")
    return wanted
