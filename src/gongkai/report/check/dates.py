"""FORM: when the report was published (Reg. Art. 49)."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.report.check.finding import Severity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.statute.report_dates import ReportingBody, report_dates

# Art. 49 names governments from the county up and their departments. What a name may also be is
# left alone: township and street offices, zones, bodies of vertical systems, branches, the Party.
_GOVERNMENT = re.compile(r".*[省市县区州旗盟]人民政府")
_DEPARTMENT = re.compile(r".+[省市县区州旗盟](?:人民政府)?.+(?:局|厅|委员会|[^管工党]委|办公室)")
_NEITHER = re.compile(
    r"^(?:国家|中国|中共|中央|海关)|开发区|园区|新区|高新|保税|功能区|试验区|实验区|示范区|度假区|风景"
    r"|街道|[镇乡村]人民政府|[镇乡](?:党委)?办公室|村民|居民|社区|分局|总局|海关|海事|税务|气象|地震|邮政"
    r"|烟草|通信管理|出入境|政协|政治协商|人大|人民代表|团委|青年团|妇女|工会|党组|红十字"
    r"|(?<!监督)(?<!城市)管理委员会"
)


def _body(agency: str | None) -> ReportingBody | None:
    """Whose date applies; None where the name does not make clear that one of them does."""
    name = "".join((agency or "").split())
    if _NEITHER.search(name):
        return None
    if _GOVERNMENT.fullmatch(name):
        return ReportingBody.GOVERNMENT
    return ReportingBody.DEPARTMENT if _DEPARTMENT.fullmatch(name) else None


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@rule(
    "FORM-LATE",
    Severity.WARNING,
    zh="县级以上政府部门的报告次年1月31日前公布，政府的报告次年3月31日前公布。",
    en="From the county up a department publishes by 31 January, a government by 31 March.",
    source="《政府信息公开条例》第四十九条",
)
def late(context: Context) -> Iterator[Break]:
    """Published after the last day; silent where the date or whose report it is is not clear."""
    report = context.report
    published, year = report.published_on, report.year
    if published is None or year is None or published.year <= year:
        return
    body = _body(report.agency)
    due = report_dates(year, body).publish_by if body else None
    if due and published > due:
        yield Break(
            f"公布日期是{_said(published)}，晚于法定的{_said(due)}。",
            f"Published on {published}, after {due}.",
            printed=published.isoformat(),
            expected=f"≤{due.isoformat()}",
        )


@rule(
    "FORM-EARLY",
    Severity.WARNING,
    zh="年度报告在该年度结束后公布。",
    en="The report on a year is published after its end.",
    source="《政府信息公开条例》第四十九条（公布上一年度报告）；统计期限至12月31日",
)
def early(context: Context) -> Iterator[Break]:
    """Published before the period that it covers had ended."""
    published, year = context.report.published_on, context.report.year
    if published is not None and year is not None and published.year <= year:
        yield Break(
            f"公布日期是{_said(published)}，{year}年还没有结束。请核对年份或公布日期。",
            f"Published on {published}, before the end of {year}.",
            printed=published.isoformat(),
            expected=f">{year}-12-31",
        )
