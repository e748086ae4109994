"""Long runs of digits, in the groups in which they are printed, and the labels before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_SHORTEST, _LONGEST = 11, 19  # digits of the numbers looked for
_MOST_GROUPS = 6  # that people part a number into; of a table's figures there are more
# A class alone first, which is searched for quickly; what joins digits is looked at afterwards.
_STRETCH = re.compile("[0-9][-0-9 \u3000\u2010-\u2014\u2212]{9,}[0-9](?:[Xx])?")
_JOINT = "(?: ?[-\u2010-\u2014\u2212] ?|[ \u3000])?"
_RUN = re.compile(f"[0-9](?:{_JOINT}[0-9]){{{_SHORTEST - 1},}}[Xx]?")
_GROUP = re.compile("[0-9]+[Xx]?")
_TELEPHONE_WORD = re.compile(r"(?:tel|mob|mobile|phone|fax)$", re.IGNORECASE)
_CODE_LABEL = re.compile(
    r"(?:编号|编码|代码|条码|(?:案|单|文|批|索引|流水|受理|备案|登记|注册|项目|合同|订|序列|产品|货|标段|公告"
    r"|凭证|发票|学籍|工|许可证|执照|资格证|准考证|图|档)号)码?(?:（[^（）]{0,8}）)?[:：是为]?\s{0,2}第?$"
)
_LABEL_LENGTH = 20


class Group(NamedTuple):
    """Digits printed without a gap, and what stands between them and the group before."""

    start: int
    end: int
    digits: str
    joint: str


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring groups that together have the length of the number looked for."""

    groups: Sequence[Group]
    first: int
    last: int
    digits: str

    @property
    def span(self) -> tuple[int, int]:
        """From the first digit to after the last."""
        return self.groups[self.first].start, self.groups[self.last].end

    @property
    def shape(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(len(group.digits) for group in self.groups[self.first : self.last + 1])

    @property
    def is_single(self) -> bool:
        """Whether the number is printed without a gap."""
        return self.first == self.last

    @property
    def is_whole(self) -> bool:
        """Whether nothing else of digits stands beside it, as figures of a table do."""
        return self.first == 0 and self.last == len(self.groups) - 1

    @property
    def is_hyphenated(self) -> bool:
        """Whether hyphens join the groups; blanks may as well part figures of a table."""
        inner = self.groups[self.first + 1 : self.last + 1]
        return bool(inner) and all(group.joint.strip() for group in inner)


def runs(text: str) -> Iterator[list[Group]]:
    """Give the runs of at least eleven digits; groups that touch a letter are left out."""
    for found in _found_runs(text):
        groups = list(_groups(text, *found.span()))
        if groups and _touches_letter(text, groups[0].start - 1, before=True):
            del groups[0]
        if groups and _touches_letter(text, groups[-1].end, before=False):
            del groups[-1]
        if groups:
            yield groups


def _found_runs(text: str) -> Iterator[re.Match[str]]:
    for stretch in _STRETCH.finditer(text):
        yield from _RUN.finditer(text, *stretch.span())


def _groups(text: str, start: int, end: int) -> Iterator[Group]:
    done = start
    for found in _GROUP.finditer(text, start, end):
        yield Group(found.start(), found.end(), found[0], text[done : found.start()])
        done = found.end()


def _touches_letter(text: str, at: int, *, before: bool) -> bool:
    """Whether an ASCII letter stands there; Tel before a number is no part of it."""
    if not 0 <= at < len(text) or not (text[at].isascii() and text[at].isalpha()):
        return False
    return not (before and _TELEPHONE_WORD.search(text, max(0, at - 7), at + 1))


def windows(groups: Sequence[Group]) -> Iterator[Window]:
    """Give neighbouring groups that together are as long as a number looked for.

    In order of their beginnings, of several from one beginning the longest first.
    """
    sizes = [len(group.digits) for group in groups]
    for first in range(len(groups)):
        length = 0
        found = []
        for last in range(first, min(first + _MOST_GROUPS, len(groups))):
            length += sizes[last]
            if length > _LONGEST:
                break
            if length >= _SHORTEST:
                found.append(last)
        for last in reversed(found):
            digits = "".join(group.digits for group in groups[first : last + 1])
            yield Window(groups, first, last, digits)


def before(text: str, at: int, length: int = _LABEL_LENGTH) -> str:
    """Give what stands before a place on its line."""
    return text[max(0, at - length) : at].rpartition("\n")[2]


def is_code(text: str, at: int) -> bool:
    """Whether a label before the number says that it is a code, a serial or the like."""
    return _CODE_LABEL.search(before(text, at)) is not None
