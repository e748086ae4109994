import pytest

from gongkai.statute.items import items_of_form, statutory_items


def test_article_20_has_fifteen_items_in_order():
    items = statutory_items()
    assert [item.number for item in items] == list(range(1, 16))
    assert len({item.key for item in items}) == len({item.zh for item in items}) == 15
    assert all(item.en for item in items)


# number, words that its subject must have, citation
SUBJECTS = [
    (1, "规范性文件", "《政府信息公开条例》第二十条第一款第（一）项"),
    (5, "行政许可", "《政府信息公开条例》第二十条第一款第（五）项"),
    (6, "行政强制", "《政府信息公开条例》第二十条第一款第（六）项"),
    (8, "行政事业性收费", "《政府信息公开条例》第二十条第一款第（八）项"),
    (9, "政府集中采购", "《政府信息公开条例》第二十条第一款第（九）项"),
    (14, "公务员招考", "《政府信息公开条例》第二十条第一款第（十四）项"),
    (15, "其他政府信息", "《政府信息公开条例》第二十条第一款第（十五）项"),
]


@pytest.mark.parametrize(("number", "words", "citation"), SUBJECTS)
def test_an_item_is_cited_by_its_number(number, words, citation):
    item = statutory_items()[number - 1]
    assert words in item.zh
    assert item.citation.zh == citation


@pytest.mark.parametrize(
    ("edition", "numbers"), [("2019", [1, 5, 6, 8, 9]), ("2021", [1, 5, 6, 8])]
)
def test_the_form_of_2021_dropped_procurement(edition, numbers):
    assert [item.number for item in items_of_form(edition)] == numbers
