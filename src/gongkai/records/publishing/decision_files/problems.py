"""What can be wrong with a row or a whole file: each with what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: Mapping[str, tuple[Promise | str, Promise | str]] = {
    "missing": (_("没有填写"), _("请补填这一栏。")),
    "nothing_decided": (_("事项名称和决定内容都没有填写"), _("请至少补填其中一栏。")),
    "too_long": (_("内容过长"), _("请缩短到这一栏允许的长度。")),
    "bad_date": (_("不是一个日期"), _("请写成 2026-03-05 的样子，并核对月、日是否存在。")),
    "future": (_("决定日期在今天之后"), _("请核对日期；尚未作出的决定不导入。")),
    "too_early": (_("日期早于1949年10月"), _("请核对年份。")),
    "ends_before": (_("早于决定日期"), _("请核对这两个日期。")),
    "bad_amount": (
        _("不是金额"),
        _("请只填数字，不写单位；至多到分，不为负数。"),
    ),
    "bad_code": (
        _("不是统一社会信用代码或组织机构代码"),
        _("请核对18位代码和校验位；没有代码的留空。"),
    ),
    "rounded": (
        _("被表格软件当作数字，末位已经丢失"),
        _("请把这一列设为文本格式，重新填写后再导入。"),
    ),
    "bad_party_kind": (
        _("不是相对人类别"),
        _("请填写：自然人、法人及非法人组织、个体工商户。"),
    ),
    "bad_characters": (
        _("含有无法保存的控制字符"),
        _("请删去这一栏中看不见的字符，或者重新输入。"),
    ),
    "bad_json": (_("不是一个 JSON 对象"), _('每行写一个对象，如 {"行政相对人名称": "…"}。')),
    "not_plain": (_("不是文字、数字或日期"), _("这一栏只能是一个值，不能是列表或对象。")),
    "columns": (_("栏数与表头不同"), _("请检查这一行是否多了或少了分隔符、引号。")),
    "other_content": (
        _("这个文书号已经有一条内容不同的决定"),
        _("一个决定有几个相对人的，在文书号后加（之一）、（之二）；要改正原来的，先撤销那次导入。"),
    ),
    "broken": (
        _("从这一行起无法读取：引号不成对，或者文件不完整"),
        _("请检查这一行的引号，改好后重新导入。"),
    ),
}
"""What is wrong and what to do, by code."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a row."""

    column: str
    code: str
    value: str = ""


class FileError(Exception):
    """A file that cannot be read as decisions at all; the message says why and what to do."""

    def __init__(self, message: Promise | str) -> None:
        super().__init__(message)
        self.message = message
