import pytest

from gongkai.statute.citations import (
    FEE_MEASURES,
    FORM_NOTICE_2021,
    REGULATION,
    Citation,
    regulation,
)
from gongkai.statute.numerals import chinese_numeral

NUMERALS = [
    (1, "一"),
    (9, "九"),
    (10, "十"),
    (11, "十一"),
    (20, "二十"),
    (49, "四十九"),
    (56, "五十六"),
    (100, "一百"),
    (103, "一百零三"),
    (110, "一百一十"),
    (112, "一百一十二"),
    (999, "九百九十九"),
]


@pytest.mark.parametrize(("number", "words"), NUMERALS)
def test_numbers_of_articles_are_written_in_chinese(number, words):
    assert chinese_numeral(number) == words


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_no_article_has_such_a_number(number):
    with pytest.raises(ValueError, match="no numeral"):
        chinese_numeral(number)


CITED = [
    (regulation(20, 1, 5), "《政府信息公开条例》第二十条第一款第（五）项", "Reg. Art. 20(1)(5)"),
    (regulation(16, 2), "《政府信息公开条例》第十六条第二款", "Reg. Art. 16(2)"),
    (regulation(37), "《政府信息公开条例》第三十七条", "Reg. Art. 37"),
    (
        regulation(14, limb=3),
        "《政府信息公开条例》第十四条（第三种情形）",
        "Reg. Art. 14, limb 3",
    ),
    (
        Citation(FEE_MEASURES, 4),
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条",
        "Fee Measures (国办函〔2020〕109号) Art. 4",
    ),
    (
        Citation(FORM_NOTICE_2021),
        "国办公开办函〔2021〕30号",
        "Notice 国办公开办函〔2021〕30号",
    ),
]


@pytest.mark.parametrize(("citation", "zh", "en"), CITED)
def test_a_citation_is_written_in_both_languages(citation, zh, en):
    assert (citation.zh, citation.en) == (zh, en)


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({"article": 20, "item": 5}, "give the paragraph"),
        ({"paragraph": 1}, "give the article"),
        ({"limb": 1}, "give the article"),
        ({"article": -1}, "numbered from 1"),
    ],
)
def test_a_part_needs_the_whole_it_is_a_part_of(parts, complaint):
    with pytest.raises(ValueError, match=complaint):
        Citation(REGULATION, **parts)
