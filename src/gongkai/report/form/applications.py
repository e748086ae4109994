"""Table 三: requests by applicant and result; the editions differ in 其他处理 alone."""

from gongkai.report.form.values import APPLICATIONS, Block, Column, Row, TableForm

APPLICANT_COLUMNS = (
    Column("natural_person", "自然人", "natural persons"),
    Column("business", "商业企业", "businesses"),
    Column("research", "科研机构", "research institutions"),
    Column("public_interest", "社会公益组织", "public-interest organisations"),
    Column("legal_services", "法律服务机构", "legal-services organisations"),
    Column("other", "其他", "others"),
    Column("total", "总计", "total", variants=("合计",)),
)
ORGANISATIONS_LABEL = "法人或其他组织"
APPLICANT_LABEL = "申请人情况"
RECONCILIATION_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS_LABEL = "三、本年度办理结果"
_REFUSED, _UNABLE = "（三）不予公开", "（四）无法提供"
_NOT_PROCESSED, _OTHERWISE = "（五）不予处理", "（六）其他处理"

NEW = Row("new", "本年新收政府信息公开申请数量", "received this year", marker="一、")
CARRIED_OVER = Row(
    "carried_over", "上年结转政府信息公开申请数量", "carried over from last year", marker="二、"
)
_RESULTS_COMMON = (
    Row("granted", "予以公开", "granted", marker="（一）"),
    Row(
        "partly_granted",
        "部分公开（区分处理的，只计这一情形，不计其他情形）",
        "granted in part",
        variants=("部分公开",),
        marker="（二）",
    ),
    Row("refused_state_secret", "属于国家秘密", "refused: state secret", (), _REFUSED, "1."),
    Row(
        "refused_other_law",
        "其他法律行政法规禁止公开",
        "refused: barred by another law",
        ("其他法律法规禁止公开",),
        _REFUSED,
        "2.",
    ),
    Row(
        "refused_security_stability",
        "危及“三安全一稳定”",
        "refused: security and stability",
        (),
        _REFUSED,
        "3.",
    ),
    Row(
        "refused_third_party",
        "保护第三方合法权益",
        "refused: third party's rights",
        (),
        _REFUSED,
        "4.",
    ),
    Row(
        "refused_internal_affairs",
        "属于三类内部事务信息",
        "refused: internal affairs",
        (),
        _REFUSED,
        "5.",
    ),
    Row(
        "refused_process", "属于四类过程性信息", "refused: process information", (), _REFUSED, "6."
    ),
    Row(
        "refused_enforcement_file",
        "属于行政执法案卷",
        "refused: enforcement file",
        ("属于行政执法案卷信息",),
        _REFUSED,
        "7.",
    ),
    Row(
        "refused_enquiry", "属于行政查询事项", "refused: administrative enquiry", (), _REFUSED, "8."
    ),
    Row(
        "unable_not_held",
        "本机关不掌握相关政府信息",
        "unable: not held",
        ("本机关不掌握相关信息",),
        _UNABLE,
        "1.",
    ),
    Row(
        "unable_needs_creation",
        "没有现成信息需要另行制作",
        "unable: would have to be made",
        (),
        _UNABLE,
        "2.",
    ),
    Row(
        "unable_still_unclear",
        "补正后申请内容仍不明确",
        "unable: unclear after clarification",
        (),
        _UNABLE,
        "3.",
    ),
    Row(
        "not_processed_petition",
        "信访举报投诉类申请",
        "not processed: petition or complaint",
        (),
        _NOT_PROCESSED,
        "1.",
    ),
    Row("not_processed_repeat", "重复申请", "not processed: repeat", (), _NOT_PROCESSED, "2."),
    Row(
        "not_processed_publication",
        "要求提供公开出版物",
        "not processed: public publication",
        (),
        _NOT_PROCESSED,
        "3.",
    ),
    Row(
        "not_processed_excessive",
        "无正当理由大量反复申请",
        "not processed: excessive",
        (),
        _NOT_PROCESSED,
        "4.",
    ),
    Row(
        "not_processed_reissue",
        "要求行政机关确认或重新出具已获取信息",
        "not processed: confirm or reissue",
        (),
        _NOT_PROCESSED,
        "5.",
    ),
)
OTHER = Row("other", "其他处理", "otherwise closed", marker="（六）")
OTHER_SPLIT = (
    Row(
        "other_not_clarified",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "otherwise closed: not clarified in time",
        (),
        _OTHERWISE,
        "1.",
    ),
    Row(
        "other_fee_unpaid",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "otherwise closed: fee unpaid",
        (),
        _OTHERWISE,
        "2.",
    ),
    Row("other_other", "其他", "otherwise closed: other", (), _OTHERWISE, "3."),
)
TOTAL = Row("total", "总计", "total of results", variants=("合计",), marker="（七）")
CARRIED_FORWARD = Row(
    "carried_forward",
    "结转下年度继续办理",
    "carried forward to next year",
    variants=("结转下年度继续办理政府信息公开申请数量",),
    marker="四、",
)


def _applications(other: tuple[Row, ...]) -> TableForm:
    rows = (NEW, CARRIED_OVER, *_RESULTS_COMMON, *other, TOTAL, CARRIED_FORWARD)
    return TableForm(
        APPLICATIONS,
        3,
        "收到和处理政府信息公开申请情况",
        "Requests received and handled",
        (Block("", rows, APPLICANT_COLUMNS),),
    )


APPLICATIONS_2019 = _applications((OTHER,))
APPLICATIONS_2021 = _applications(OTHER_SPLIT)

RESULT_ROWS_COMMON = tuple(row.key for row in _RESULTS_COMMON)
OTHER_SPLIT_KEYS = tuple(row.key for row in OTHER_SPLIT)


def application_rows(*, split: bool) -> tuple[Row, ...]:
    """The rows of table 三 with 其他处理 split in three (2021) or as one row (2019)."""
    return (APPLICATIONS_2021 if split else APPLICATIONS_2019).rows
