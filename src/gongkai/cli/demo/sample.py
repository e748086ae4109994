"""A made-up agency's report on 2020: real figures of a police bureau, prose of our own.

The figures are those that 吴忠市公安局 published for 2020 (2019 form), 行政复议 left blank as
there. 澜州市 does not exist.
"""

from collections.abc import Mapping
from decimal import Decimal

from gongkai.report.form import DISPUTE_COLUMNS, FORMS, CellRef
from gongkai.report.model import AnnualReport, Section, Subsection, Value
from gongkai.statute.editions import Edition

_AGENCY, _YEAR, _EDITION = "澜州市公安局", 2020, Edition.E2019

_PROACTIVE: Mapping[str, tuple[Value, ...]] = {
    "rules": (0, 0, 0),
    "normative_documents": (0, 0, 4),
    "licences": (26, 0, 16612),
    "other_services": (46, 0, 435),
    "penalties": (203, -3, 1737),
    "compulsion": (27, 0, 0),
    "charges": (3, 0),
    "procurement": (129, Decimal("2638271.63")),
}

_PREAMBLE = (
    "本报告依照《中华人民共和国政府信息公开条例》第五十条编制，统计期限为2020年1月1日至2020年12月31日。",
)

_OVERVIEW = (
    Subsection(
        "（一）主动公开",
        (
            "全年在市政府网站和本局网站发布各类警务信息312条，其中办事指南48条、警情提示96条。",
            "作出行政许可决定16612件、行政处罚决定1737件，依法应当公开的均已按时上网。",
        ),
    ),
    Subsection(
        "（二）依申请公开",
        ("本年度没有收到政府信息公开申请，也没有上年结转的申请。受理点设在局办事大厅三号窗口。",),
    ),
    Subsection(
        "（三）政府信息管理",
        ("把公开属性的确定放在公文起草环节，发文前由法制部门逐件审查，全年清理过时网页57个。",),
    ),
    Subsection(
        "（四）平台建设",
        ("改版本局网站的户政、交管两个栏目，办事指南由四步减为两步；政务微信推送文章140篇。",),
    ),
    Subsection(
        "（五）监督保障",
        ("设专职人员2名，举办业务培训3次，公布监督电话并有专人接听。",),
    ),
)
_PROBLEMS = (
    "不足之处有二：部分派出所的信息更新不够及时，个别办事指南仍然过长。",
    "2021年将为每个派出所明确一名信息员，每季度抽查一次更新情况，并请办事群众试读新的办事指南。",
)


def sample_report() -> AnnualReport:
    """Give the sample as a value."""
    form = FORMS[_EDITION]
    nothing = (0,) * len(form.applications.blocks[0].columns)
    blank: tuple[Value, ...] = (None,) * len(DISPUTE_COLUMNS)
    no_disputes = (0,) * len(DISPUTE_COLUMNS)
    return AnnualReport(
        agency=_AGENCY,
        year=_YEAR,
        edition=_EDITION,
        title=f"{_AGENCY}{_YEAR}年政府信息公开工作年度报告",
        preamble=_PREAMBLE,
        proactive=_PROACTIVE,
        applications={row.key: nothing for row in form.applications.rows},
        disputes={
            "reconsideration": blank,
            "direct_litigation": no_disputes,
            "litigation_after_reconsideration": no_disputes,
        },
        sections=_sections(),
        marks={CellRef("proactive", "procurement", "amount_yuan"): "2638271.63元"},
    )


def _sections() -> tuple[Section, ...]:
    prose = {
        1: _OVERVIEW,
        5: (Subsection("", _PROBLEMS),),
        6: (Subsection("", ("没有其他需要报告的事项。",)),),
    }
    return tuple(
        Section(each.number, each.heading, prose.get(each.number, ()), numeral)
        for each, numeral in zip(FORMS[_EDITION].sections, "一二三四五六", strict=True)
    )
