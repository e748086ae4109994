import pytest

from gongkai.statute.local_items import local_items, local_items_of

# level, subjects of Art. 21 in its order
BY_LEVEL = [
    ("central", []),
    ("province", []),
    (
        "county",
        ["市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助"],
    ),
    (
        "township",
        [
            "土地征收",
            "房屋征收",
            "社会救助",
            "农业农村政策",
            "农田水利工程建设运营",
            "农村土地承包经营权流转",
            "宅基地使用情况审核",
            "筹资筹劳",
        ],
    ),
]


@pytest.mark.parametrize(("level", "subjects"), BY_LEVEL)
def test_each_level_publishes_what_the_article_lists(level, subjects):
    assert [item.zh for item in local_items_of(level)] == subjects


def test_prefectures_publish_what_counties_do():
    assert local_items_of("prefecture") == local_items_of("county")


def test_every_subject_has_a_key_of_its_own_and_an_english_name():
    assert len({item.key for item in local_items()}) == len(local_items()) == 12
    assert all(item.en.isascii() and item.citation.en == "Reg. Art. 21" for item in local_items())
