"""FORM: when the report was published (Reg. Art. 49)."""

from collections.abc import Iterator
from datetime import date

from gongkai.report.check.finding import Severity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.statute.report_dates import ReportingBody, report_dates


def _body(agency: str | None) -> ReportingBody:
    """Whose date applies: where the agency is not known, the later of the two."""
    if agency is None or agency.endswith("人民政府"):
        return ReportingBody.GOVERNMENT
    return ReportingBody.DEPARTMENT


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@rule(
    "FORM-LATE",
    Severity.WARNING,
    zh="部门的报告次年1月31日前公布，政府的报告次年3月31日前公布。",
    en="A department's report is published by 31 January, a government's by 31 March.",
    source="《政府信息公开条例》第四十九条",
)
def late(context: Context) -> Iterator[Break]:
    """Published after the last day; silent where the date of publication is not known."""
    report = context.report
    published, year = report.published_on, report.year
    if published is None or year is None or published.year <= year:
        return
    due = report_dates(year, _body(report.agency)).publish_by
    if published > due:
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
