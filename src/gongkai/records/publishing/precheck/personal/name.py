"""Names of natural persons after a label: 申请人：…, 姓名 …, 当事人…于….

Labels, surnames and words that only look like names: data/names.toml. Names that are already
masked (张某, 张某某, 张**) are none.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_HAN = "\u4e00-\u9fff"
_BLANK = r"[ \u3000\t]"
# What a given name does not have; with it the label begins a sentence instead.
_NOT_GIVEN = (
    "的了于向因在与对提我其已未能可应须被将及或等无所该请你您他她这那不是就都也很某甲乙丙丁人"
)
_END = (
    r"(?=[\s，,。．；;、（()）|｜/<>“”\"'《【\[]|$|性别|[男女]|身份|证件|公民|电话|手机|联系|住|出生|生于|年龄|民族"
    r"|籍贯|国籍|地址|工作|单位|不服|与|诉|等|系|因|于|向|在|就|对|的|以|称)(?!\s?[:：])"
)
_GLUED_END = (
    r"(?=[，,。；;、（(]|于|向|不服|因|与|诉|对|提出|提交|在|系|称|就|男|女|住|身份|年满|的|等)"
)
# After a surname that is a word too, only what follows a person and no such word.
_SURE_END = r"(?=[，,（(](?:[男女系住身生]|\d{4}年)|于\d|诉称|不服|系[^统列数])"
_LONGER_END = r"(?=[，,（(]|于\d|在|诉|不服|向|因|系|[男女]，)"
_PARTED = (
    rf"{_BLANK}{{0,4}}(?:（[^（）\n]{{0,8}}）|\([^()\n]{{0,8}}\)|[一二三四五六0-9]{{1,2}})?"
    rf"{_BLANK}{{0,2}}(?:[:：|｜]|为|是|{_BLANK})[ \u3000\t_]{{0,6}}(?:“|\")?"
)
_NEXT = re.compile(rf"{_BLANK}?(?:、|和|及|以及|与|,|，|{_BLANK}){_BLANK}?")


class _Patterns(NamedTuple):
    """The label; a name where something parts it from the label; one where nothing does."""

    label: re.Pattern[str]
    parted: re.Pattern[str]
    name: re.Pattern[str]
    glued: re.Pattern[str]


def names(text: str) -> Iterator[tuple[int, int]]:
    """Find names after labels, and those that follow in the same list."""
    patterns = _patterns()
    for label in patterns.label.finditer(text):
        at = label.end()
        parted = patterns.parted.match(text, at)
        if parted is None:
            found = patterns.glued.match(text, at)
            if found is not None and _is_name(found[0]):
                yield found.span()
        else:
            yield from _listed(patterns.name, text, parted.end())


def compound_surnames() -> tuple[str, ...]:
    """Give the surnames of two characters."""
    return tuple(_words()["compound_surnames"])


def _listed(name: re.Pattern[str], text: str, at: int) -> Iterator[tuple[int, int]]:
    """Find a name, and further ones that an enumeration adds."""
    found = name.match(text, at)
    while found is not None and _is_name(found[0]):
        yield found.span()
        after = _NEXT.match(text, found.end())
        if after is None:
            return
        found = name.match(text, after.end())


def _is_name(word: str) -> bool:
    """Whether a word of a name's shape is none of those that only look like one."""
    plain = "".join(word.split())
    return plain[:2] not in _words()["not_names"]


@cache
def _words() -> Mapping[str, Any]:
    data = files("gongkai.records.publishing.precheck").joinpath("data", "names.toml")
    words = tomllib.loads(data.read_text(encoding="utf-8"))
    words["not_names"] = frozenset(words["not_names"])
    return words


@cache
def _patterns() -> _Patterns:
    words = _words()
    labels = "|".join(sorted(words["labels"], key=len, reverse=True))
    compound = "|".join(words["compound_surnames"])
    every = "".join(words["surnames"].split())
    sure = "".join(sorted(set(every) - set(words["words_too"])))
    doubtful = "".join(sorted(set(words["words_too"]) & set(every) - set(words["never_sure"])))
    given = rf"[{_HAN}](?<![{_NOT_GIVEN}])"
    ethnic = rf"[{_HAN}]{{1,8}}(?:[·•・．.][{_HAN}]{{1,10}}){{1,3}}"
    spaced = rf"[{every}](?:{_BLANK}{{1,2}}){given}"
    whole = (
        rf"(?:{compound})(?:{given}){{1,2}}|[{every}](?:{given}){{1,2}}|[{every}]{{2}}{given}{{2}}"
    )
    return _Patterns(
        re.compile(rf"(?:{labels})(?:姓名|名称)?"),
        re.compile(_PARTED),
        re.compile(rf"(?:{ethnic}|{whole}|{spaced}){_END}"),
        re.compile(
            rf"(?:{ethnic}|(?:{compound})(?:{given}){{1,2}}|[{sure}](?:{given}){{1,2}}?){_GLUED_END}"
            rf"|[{doubtful}]{given}{_SURE_END}|[{doubtful}]{given}{given}{_LONGER_END}"
        ),
    )
