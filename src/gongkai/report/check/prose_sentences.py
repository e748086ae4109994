"""Which sentences are worth reading: cheap searches that spare most prose a closer look."""

import re

_SENTENCE = re.compile(r"[^。！？；;!?]+")
# Literal words alone: a search for these goes by their first characters, three times as fast.
_SUBJECT = "申请|以公开|予公开|意公开|分公开|复议|诉|规章|规范性|许可|处罚|强制|收费|结转|办结|维持"
_TELLING = re.compile(
    "(?:[0-9０-９二两三四五六七八九十百千万亿零]|一(?=[件宗]))[余多来]{0,2}[万亿]?[件宗起份例项条次笔单元个]"
    "|[为：:数有共][0-9０-９零]"
    f"|(?:未|无|没|不存在|不收).{{0,60}}?(?:{_SUBJECT})"
)
# What a count or a bare number cannot do without (第三项 is none), and what a statement of none
# cannot. The latter is matched from the first such word on, lest long sentences take long.
_COUNTING = re.compile(
    r"(?<!第)[\d一二两三四五六七八九十百千万亿零〇][余多来]{0,2}[万亿]?[件宗起份例项条次笔单元个]"
    r"|[为：:数有共][\d零]"
)
_DENYING = re.compile(
    "[^未无没不]*+[未无没不].*?(?:申请|结转|复议|诉|规章|规范性|许可|处罚|强制|事业性收费)"
)

has_subject = re.compile(_SUBJECT).search
is_telling = _TELLING.search


def sentences_with_claims(text: str) -> list[str]:
    """Give the sentences of a paragraph up to the last one that may make a claim.

    What those behind it say changes how later sentences are read, and there are none.
    """
    if has_subject(text) is None:  # nor has any sentence: no subject's word holds their marks
        return []
    sentences: list[str] = _SENTENCE.findall(text)
    while sentences and not _may_claim(sentences[-1]):
        sentences.pop()
    return sentences


def _may_claim(sentence: str) -> bool:
    said = has_subject(sentence) and (_COUNTING.search(sentence) or _DENYING.match(sentence))
    return said is not None
