import pytest

from gongkai.records.errors import RefusedError
from gongkai.records.publishing.actions.import_catalogue import catalogue_change, import_catalogue
from gongkai.records.publishing.catalogue_file import HEADINGS, read_entries
from gongkai.records.roles import Role
from gongkai.records.tables import read_rows

HEAD = (
    "序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,"
    "全社会,特定群体,主动,依申请,县级,乡级"
)
ROWS = [
    "1,社会救助,低保申请,条件,《办法》,20个工作日,民政局,■政府网站 □政府公报 ■两微一端,√,,√,,√,√",
    '2,,低保公示,名单,《办法》,即时,民政局,"■社区/企事业单位/村公示栏（电子屏）\n□其他",,√,√,,,√',
    "3,养老服务,机构备案,备案信息,《办法》,20个工作日,民政局,政府网站、公告栏,√,,,√,√,",
]


def read(*lines):
    return read_entries(read_rows("\n".join([HEAD, *lines]).encode(), HEADINGS))


def test_a_catalogue_is_read_with_its_ticks_and_merged_cells():
    entries, errors = read(*ROWS)
    assert errors == []
    assert [entry.key for entry in entries] == [
        "社会救助/低保申请",
        "社会救助/低保公示",
        "养老服务/机构备案",
    ]
    told = [
        (e.fields["carriers"], e.fields["audience"], e.fields["method"], e.fields["levels"])
        for e in entries
    ]
    assert told == [
        (["website", "new_media"], "society", "proactive", "县级、乡级"),
        (["notice_board"], "group", "proactive", "乡级"),
        (["website", "notice_board"], "society", "on_request", "县级"),
    ]


# a row, the column and words of what is wrong
WRONG = [
    ("4,养老服务,机构备案,,,,,,√,,√,,√,", "subsubject", "第 4 行是同一事项"),
    ("4,养老服务,补贴,,,,,■烽火台,√,,√,,√,", "carriers", "不认识的渠道：烽火台"),
]


@pytest.mark.parametrize(("row", "column", "words"), WRONG)
def test_what_is_wrong_is_told_by_row_and_column(row, column, words):
    _entries, (error,) = read(*ROWS, row)
    assert error.column == column
    assert words in error.message


def test_a_table_that_begins_without_a_subject_is_told():
    _entries, errors = read(ROWS[1], ROWS[2])
    assert [(error.number, error.column) for error in errors] == [(2, "subject")]


def test_an_import_tells_what_changes_and_may_be_done_again(world):
    agency = world.agency("shi")
    publisher = world.actor("shi", Role.PUBLISHER)
    entries, errors = read(*ROWS)
    assert len(import_catalogue(publisher, agency, entries, errors).new) == 3
    again = import_catalogue(publisher, agency, entries, errors)
    assert (len(again.new), len(again.changed), again.same) == (0, 0, 3)
    changed, errors = read(ROWS[0].replace("20个工作日", "5个工作日"), ROWS[2])
    change = catalogue_change(agency, changed)
    assert [(known.subsubject, names) for known, _e, names in change.changed] == [
        ("低保申请", ["time_limit"])
    ]
    assert [each.subsubject for each in change.gone] == ["低保公示"]
    import_catalogue(publisher, agency, changed, errors)
    assert agency.obligations.get(subsubject="低保申请").time_limit == "5个工作日"
    assert agency.obligations.count() == 3  # what the table lacks stays


def test_a_table_with_errors_changes_nothing(world):
    agency = world.agency("shi")
    entries, errors = read(*ROWS, WRONG[1][0])
    with pytest.raises(RefusedError, match="1 处错误"):
        import_catalogue(world.actor("shi", Role.PUBLISHER), agency, entries, errors)
    assert not agency.obligations.exists()
