"""Citations: which provision a rule rests on, in Chinese and in English."""

from dataclasses import dataclass

from gongkai.statute.numerals import chinese_numeral


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation or notice: its Chinese title or number, and how English text names it."""

    zh: str
    en: str


REGULATION = Instrument("《政府信息公开条例》", "Reg.")
"""《中华人民共和国政府信息公开条例》, State Council Order 711, in force 2019-05-15."""

FEE_MEASURES = Instrument(
    "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    "Fee Measures (国办函〔2020〕109号)",
)
FORM_NOTICE_2019 = Instrument("国办公开办函〔2019〕60号", "Notice 国办公开办函〔2019〕60号")
FORM_NOTICE_2021 = Instrument("国办公开办函〔2021〕30号", "Notice 国办公开办函〔2021〕30号")


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision: instrument, article, paragraph (款), item (项), or one limb of a sentence.

    0 stands for the whole: no article means the whole instrument. `limb` counts the cases that an
    article lists without numbering them, as Art. 14 does. Raises ValueError for a part without the
    whole that it is a part of.
    """

    instrument: Instrument
    article: int = 0
    paragraph: int = 0
    item: int = 0
    limb: int = 0

    def __post_init__(self) -> None:
        """Refuse a citation that could be read in two ways."""
        if min(self.article, self.paragraph, self.item, self.limb) < 0:
            raise ValueError("a provision is numbered from 1; 0 stands for the whole")
        if self.item and not self.paragraph:
            raise ValueError("an item stands in a paragraph: give the paragraph")
        if (self.paragraph or self.limb) and not self.article:
            raise ValueError("a paragraph stands in an article: give the article")

    @property
    def zh(self) -> str:
        """Return, for instance, 《政府信息公开条例》第二十条第一款第（五）项."""
        text = self.instrument.zh
        if self.article:
            text += f"第{chinese_numeral(self.article)}条"
        if self.paragraph:
            text += f"第{chinese_numeral(self.paragraph)}款"
        if self.item:
            text += f"第（{chinese_numeral(self.item)}）项"
        return text + (f"（第{chinese_numeral(self.limb)}种情形）" if self.limb else "")

    @property
    def en(self) -> str:
        """Return, for instance, Reg. Art. 20(1)(5)."""
        text = self.instrument.en
        if self.article:
            text += f" Art. {self.article}"
        text += "".join(f"({part})" for part in (self.paragraph, self.item) if part)
        return text + (f", limb {self.limb}" if self.limb else "")


def regulation(article: int, paragraph: int = 0, item: int = 0, *, limb: int = 0) -> Citation:
    """Return the citation of a provision of the Regulation (《政府信息公开条例》)."""
    return Citation(REGULATION, article, paragraph, item, limb)
