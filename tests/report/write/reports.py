"""Reports of made-up agencies as hypothesis draws them: any figures, marks, doubts and prose."""

from datetime import date

from hypothesis import strategies as st

from gongkai.report.form import APPLICATIONS, FORMS, CellRef, application_rows
from gongkai.report.model import AnnualReport, Section, Subsection
from gongkai.statute.editions import Edition

NUMERALS = "一二三四五六"
# Characters of which no label, heading or site's furniture is made: whatever is drawn is prose.
HANZI = (
    "春夏秋冬川湖花草树鸟鱼虫石桥灯窗墙屋檐帆船云雨雪雷晨昏早晚红黄蓝绿读写听走跑坐立来去高低"
    "远近轻重快慢冷暖真好凡并则而因虽但如就很再又都把被让向往从到与给同比更最太哪谁几这那"
)
ASCII = ("App", "WPS", "PDF", "12345", "3.5%", "100%", "B2B", "2021", "7x24", "e-mail", "IPv6")
INNER = "，、；：“”（）《》"
AGENCIES = ("教育局", "公安局", "财政局", "人民政府", "发展和改革委员会", "住房和城乡建设局")
PLACES = ("澜州市", "霁川县", "岫岭区", "泓湾市棠溪区")
SUBHEADINGS = ("主动公开", "依申请公开情况", "政府信息管理", "平台建设情况", "监督保障情况")
WHOLE = st.integers(0, 9) | st.integers(0, 99_999) | st.integers(0, 10**15 - 1)
AMOUNT = WHOLE | st.decimals(0, 10**8, places=2) | st.decimals(0, 10**6, places=4)
REMARKS = ("元", "件", "（其中修订3件）", "（注1）")
NO_NUMBER = ("/", "-", "—", "无", "不涉及")


@st.composite
def words(draw):
    """A run of Hanzi, or a Latin word or figure with or without a blank before and after."""
    if draw(st.integers(0, 3)):
        return draw(st.text(HANZI, min_size=1, max_size=12))
    blank = st.sampled_from(("", "", " "))
    return draw(blank) + draw(st.sampled_from(ASCII)) + draw(blank)


@st.composite
def paragraphs(draw, longest=30):
    """Prose: NFC, single blanks, no control characters, one sentence or several."""
    parts = [draw(st.text(HANZI, min_size=2, max_size=6))]
    for part in draw(st.lists(words(), max_size=longest)):
        parts += [part, draw(st.sampled_from(("", "", *INNER, "。")))]
    return " ".join("".join(parts).split()) + "。"


@st.composite
def figures(draw, column):
    """What a cell prints: its value, its mark (None: a plain number or blank), whether in doubt."""
    number = WHOLE if column.whole else AMOUNT
    if column.signed:
        number |= number.map(lambda n: -n)
    match draw(st.integers(0, 19)):
        case 0:
            return None, None, True
        case 1:
            return None, draw(st.sampled_from(NO_NUMBER)), False
        case 2:
            value = draw(st.integers(0, 9_999))
            return value, f"{value}{draw(st.sampled_from(REMARKS))}", False
        case 3 | 4:
            return None, None, False
        case _:
            return draw(number), None, False


@st.composite
def tables(draw, form, rows_by_table):
    """Rows of the three tables, and the marks and doubts of their cells."""
    found: dict[str, dict[str, tuple[object, ...]]] = {}
    marks, doubtful = {}, set()
    for table in form.tables:
        found[table.name] = {}
        for row in rows_by_table.get(table.name, table.rows):
            columns = table.blocks[0].columns if table.name == APPLICATIONS else None
            values = []
            for column in columns or table.columns(row.key):
                ref = CellRef(table.name, row.key, column.key)
                value, mark, doubt = draw(figures(column))
                values.append(value)
                if mark:
                    marks[ref] = mark
                if doubt:
                    doubtful.add(ref)
            found[table.name][row.key] = tuple(values)
    return found, marks, frozenset(doubtful)


@st.composite
def sections(draw, form):
    """All six sections or fewer, under official headings or others that are met."""
    found = []
    for section in form.sections:
        if draw(st.integers(0, 11)) == 0:
            continue
        heading = draw(st.sampled_from((section.heading, section.heading, *section.variants)))
        number = NUMERALS[section.number - 1] if draw(st.integers(0, 9)) else ""
        texts = draw(st.lists(paragraphs(), max_size=3))
        parts = [Subsection("", tuple(texts))] if texts else []
        if section.number == 1:
            for numeral, topic in zip(NUMERALS, SUBHEADINGS, strict=False):
                texts = tuple(draw(st.lists(paragraphs(), max_size=2)))
                parts.append(Subsection(f"（{numeral}）{topic}", texts))
        found.append(Section(section.number, heading, tuple(parts), number))
    return tuple(found)


@st.composite
def reports(draw):
    """A report of either edition, the rows of 其他处理 of either."""
    edition = draw(st.sampled_from(list(Edition)))
    form = FORMS[edition]
    split = draw(st.sampled_from((edition is Edition.E2021,) * 3 + (False,)))
    agency = draw(st.sampled_from(PLACES)) + draw(st.sampled_from(AGENCIES))
    year = draw(st.integers(2019, 2030))
    rows, marks, doubtful = draw(tables(form, {APPLICATIONS: application_rows(split=split)}))
    return AnnualReport(
        agency=agency,
        year=year,
        edition=edition,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        preamble=tuple(draw(st.lists(paragraphs(), max_size=2))),
        sections=draw(sections(form)),
        marks=marks,
        doubtful=doubtful,
        published_on=draw(st.none() | st.dates(date(year + 1, 1, 1), date(year + 1, 12, 31))),
        **rows,
    )
