"""Telephone numbers: mobiles always, fixed lines where they are not an office's.

An office's own number is to be public (Reg. Art. 12 and 20); it is told by the label before it or
by words of offices around it.
"""

import re
from collections.abc import Iterable, Iterator

from gongkai.records.publishing.precheck.personal.digits import (
    Window,
    before,
    is_code,
)

# Segments in use, after the ministry's plan of telephone numbers (电信网编号计划).
_MOBILE = re.compile(
    r"(?:0|0?0?86)?(1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8})"
)
_SHAPES = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5), (4, 7), (5, 6), (6, 5)}
_COUNTED = re.compile(
    r" ?(?:[.,]\d|[元万亿件人户亩吨千％%个家台套米头株]|平方|公[里斤顷]|立方"
    r"|号(?!码|机|为|是|，|。|$))"
)
_PERSONAL_LABEL = re.compile(r"电话|手机|联系方式|号码")
_PLUS = frozenset("+＋")

_FIXED = re.compile(
    r"0[1-9]\d{1,2}[)）]?(?: ?[-‐-—−转] ?| )?[2-9](?:\d{6,7}|\d{3}[ -]\d{4}|\d{2}[ -]\d{4})"
)
_AREA = re.compile(r"0(?:10|2[0-57-9]|[3-9]\d{2})")
_OFFICE = re.compile(
    r"(?:咨询|联系|监督|投诉|举报|服务|办公|值班|受理|报名|查询|传真|公开|预约|热线|救助|受案|信访|总机|技术|报修"
    r"|求助|维权|应急|采购|代理|纪检|业务|单位|窗口|开标)[^，。；\n]{0,6}$|电话[^，。；\n]{0,6}$|传真|拨打|致电"
    r"|[局委办处科所站队院室厅会校社]\W{0,3}$|中心|大厅|窗口|热线|政府|街道|公司|tel|fax",
    re.IGNORECASE,
)
_OFFICE_LABEL = re.compile(
    r"(?:咨询|监督|服务|办公|值班|受理|报名|查询|投诉|举报|报修|公开|预约|救助)(?:电话|热线|专线|号码)|传真"
    r"[^，。；、]{0,4}$"
)
_PRIVATE = re.compile(
    r"住宅|家庭|宅电|家中|本人|户主|家长|监护人|申请人|当事人|信访人|投诉人|举报人|业主|村民|居民"
    r"|女士|先生|同志|家属|亲属|患者"
)
_AROUND = 24
_LABEL_LENGTH = 10


def mobiles(text: str, found: Iterable[Window]) -> Iterator[Window]:
    """Find mobile numbers among the windows of a run of digits, with or without +86."""
    for window in found:
        if _MOBILE.fullmatch(window.digits) and _is_mobile(text, window):
            yield window


def _is_mobile(text: str, window: Window) -> bool:
    start, end = window.span
    if not _is_grouped(text, window) or is_code(text, start) or _COUNTED.match(text, end):
        return False
    return not (start and text[start - 1] in ".,$¥￥/第" and _is_part(text, start))


def _is_part(text: str, start: int) -> bool:
    """Whether what stands before makes the digits part of something else."""
    mark = text[start - 1]
    if mark in "$¥￥第":
        return True
    return start > 1 and text[start - 2].isdecimal() and mark in ".,"


def _is_grouped(text: str, window: Window) -> bool:
    """Whether the groups are those of a telephone number, not figures of a table."""
    group = window.groups[window.first]
    if window.is_single:
        return "-" not in group.joint
    prefix = len(window.digits) - 11
    shape = list(window.shape)
    if prefix and shape[0] == prefix:
        del shape[0]
    elif prefix:
        shape[0] -= prefix
    if tuple(shape) not in _SHAPES:
        return False
    start, _ = window.span
    labelled = _PERSONAL_LABEL.search(before(text, start)) or text[start - 1 : start] in _PLUS
    return window.is_whole or window.is_hyphenated or bool(labelled)


def fixed_lines(text: str) -> Iterator[tuple[int, int]]:
    """Find private fixed lines, by their area code."""
    for found in _FIXED.finditer(text):
        start, end = found.span()
        if not _AREA.match(found[0]) or not _stands_alone(text, start, end):
            continue
        if not is_code(text, start) and not _is_office(text, start):
            yield (start - 1 if text[start - 1 : start] in ("(", "（") else start), end


def _stands_alone(text: str, start: int, end: int) -> bool:
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    if left in ("-", ".", "/") or right == ".":
        return False
    return not any(each.isascii() and each.isalnum() for each in left + right)


def _is_office(text: str, start: int) -> bool:
    said = before(text, start, _AROUND).rpartition("。")[2]
    if _OFFICE_LABEL.search(said[-_LABEL_LENGTH:]):
        return True
    return _PRIVATE.search(said) is None and _OFFICE.search(said) is not None
