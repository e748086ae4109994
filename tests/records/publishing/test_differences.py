import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.records.publishing.differences import Mark, body_changes, field_changes
from gongkai.records.publishing.rich_text import plain_text

S, A, R = Mark.SAME, Mark.ADDED, Mark.REMOVED

# before, after, paragraphs as marks and texts
CHANGES = [
    ("<p>甲</p>", "<p>甲</p>", [[(S, "甲")]]),
    ("", "<p>甲</p>", [[(A, "甲")]]),
    ("<p>甲</p>", "", [[(R, "甲")]]),
    (
        "<p>补贴标准为每户三千元。</p>",
        "<p>补贴标准为每户五千元。</p>",
        [[(S, "补贴标准为每户"), (R, "三"), (A, "五"), (S, "千元。")]],
    ),
    (
        "<p>第一条　总则。</p><p>第二条　附则。</p>",
        "<p>第一条　总则。</p><p>另起的一段，全是新的文字。</p><p>第二条　附则。</p>",
        [[(S, "第一条　总则。")], [(A, "另起的一段，全是新的文字。")], [(S, "第二条　附则。")]],
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES)
def test_what_changed_is_shown_in_its_place(before, after, expected):
    found = [[(piece.mark, piece.text) for piece in each] for each in body_changes(before, after)]
    assert found == expected


LINES = st.lists(st.text("甲乙丙丁一二三", max_size=12), max_size=8)


@given(LINES, LINES)
def test_both_versions_can_be_read_off(old, new):
    before = "".join(f"<p>{line}</p>" for line in old)
    after = "".join(f"<p>{line}</p>" for line in new)
    changes = body_changes(before, after)
    for left_out, whole in ((Mark.ADDED, before), (Mark.REMOVED, after)):
        lines = ["".join(p.text for p in each if p.mark is not left_out) for each in changes]
        text = [line for line in plain_text(whole).splitlines() if line]
        assert [line for line in lines if line] == text


def test_fields_are_shown_with_their_labels_and_choices():
    (change,) = field_changes({"kind": "normative"}, {"kind": "rule"})
    assert (change.label, change.before, change.after) == ("类别", "行政规范性文件", "规章")
