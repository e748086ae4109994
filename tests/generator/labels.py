"""Official labels of the annual report's tables, written for the generator alone.

Source: the forms of 国办公开办函〔2019〕60号 ("2019") and 〔2021〕30号 ("2021").  The reader has a
table of its own; the two are kept apart on purpose, so that one checks the other.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One block of table 二: its heading, its column heads, its rows."""

    title: str
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]


ITEM = "信息内容"

_LAST_YEAR = ("上一年项目数量", "本年增/减", "处理决定数量")
_LAST_YEAR_KEYS = ("items_last_year", "items_change", "decisions")

BLOCKS: dict[str, tuple[Block, ...]] = {
    "2019": (
        Block(
            "第二十条第（一）项",
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            ("made", "published", "total"),
            (("rules", "规章"), ("normative_documents", "规范性文件")),
        ),
        Block(
            "第二十条第（五）项",
            _LAST_YEAR,
            _LAST_YEAR_KEYS,
            (("licences", "行政许可"), ("other_services", "其他对外管理服务事项")),
        ),
        Block(
            "第二十条第（六）项",
            _LAST_YEAR,
            _LAST_YEAR_KEYS,
            (("penalties", "行政处罚"), ("compulsion", "行政强制")),
        ),
        Block(
            "第二十条第（八）项",
            _LAST_YEAR[:2],
            _LAST_YEAR_KEYS[:2],
            (("charges", "行政事业性收费"),),
        ),
        Block(
            "第二十条第（九）项",
            ("采购项目数量", "采购总金额"),
            ("projects", "amount_yuan"),
            (("procurement", "政府集中采购"),),
        ),
    ),
    "2021": (
        Block(
            "第二十条第（一）项",
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            ("made", "repealed", "in_force"),
            (("rules", "规章"), ("normative_documents", "行政规范性文件")),
        ),
        Block(
            "第二十条第（五）项",
            ("本年处理决定数量",),
            ("decisions",),
            (("licences", "行政许可"),),
        ),
        Block(
            "第二十条第（六）项",
            ("本年处理决定数量",),
            ("decisions",),
            (("penalties", "行政处罚"), ("compulsion", "行政强制")),
        ),
        Block(
            "第二十条第（八）项",
            ("本年收费金额（单位：万元）",),
            ("amount_10k_yuan",),
            (("charges", "行政事业性收费"),),
        ),
    ),
}

APPLICANTS: tuple[tuple[str, str], ...] = (
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_interest", "社会公益组织"),
    ("legal_services", "法律服务机构"),
    ("other", "其他"),
    ("total", "总计"),
)
APPLICANT_KEYS = tuple(key for key, _ in APPLICANTS)
IDENTITY_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANT_HEAD = "申请人情况"
ORGANISATIONS = "法人或其他组织"

NEW = ("new", "一、本年新收政府信息公开申请数量")
CARRIED_OVER = ("carried_over", "二、上年结转政府信息公开申请数量")
RESULTS = "三、本年度办理结果"
TOTAL = ("total", "（七）总计")
CARRIED_FORWARD = ("carried_forward", "四、结转下年度继续办理")

# (heading of the group or None, rows); a group of None is a row straight under 三.
Group = tuple[str | None, tuple[tuple[str, str], ...]]
_GROUPS: tuple[Group, ...] = (
    (None, (("granted", "（一）予以公开"),)),
    (None, (("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),)),
    (
        "（三）不予公开",
        (
            ("refused_state_secret", "1.属于国家秘密"),
            ("refused_other_law", "2.其他法律行政法规禁止公开"),
            ("refused_security_stability", "3.危及“三安全一稳定”"),
            ("refused_third_party", "4.保护第三方合法权益"),
            ("refused_internal_affairs", "5.属于三类内部事务信息"),
            ("refused_process", "6.属于四类过程性信息"),
            ("refused_enforcement_file", "7.属于行政执法案卷"),
            ("refused_enquiry", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unable_not_held", "1.本机关不掌握相关政府信息"),
            ("unable_needs_creation", "2.没有现成信息需要另行制作"),
            ("unable_still_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("not_processed_petition", "1.信访举报投诉类申请"),
            ("not_processed_repeat", "2.重复申请"),
            ("not_processed_publication", "3.要求提供公开出版物"),
            ("not_processed_excessive", "4.无正当理由大量反复申请"),
            ("not_processed_reissue", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
_OTHER_ONE: Group = (None, (("other", "（六）其他处理"),))
_OTHER_THREE: Group = (
    "（六）其他处理",
    (
        (
            "other_not_clarified",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
        (
            "other_fee_unpaid",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
        ("other_other", "3.其他"),
    ),
)


def groups(*, one_other: bool) -> tuple[Group, ...]:
    """Groups of results under 三, in the order of the form, without （七）总计."""
    return (*_GROUPS, _OTHER_ONE if one_other else _OTHER_THREE)


def result_keys(*, one_other: bool) -> tuple[str, ...]:
    """Keys of the result rows under 三, without the total."""
    return tuple(key for _, rows in groups(one_other=one_other) for key, _ in rows)


OUTCOMES: tuple[tuple[str, str], ...] = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
OUTCOME_KEYS = tuple(key for key, _ in OUTCOMES)
RECONSIDERATION = ("reconsideration", "行政复议")
LITIGATION = "行政诉讼"
DIRECT = ("direct_litigation", "未经复议直接起诉")
AFTER = ("litigation_after_reconsideration", "复议后起诉")

SECTIONS: dict[str, tuple[str, ...]] = {
    "2019": (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
    "2021": (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
}


def columns(edition: str, table: str, row: str) -> tuple[str, ...]:
    """Column keys of a row of a table."""
    if table == "applications":
        return APPLICANT_KEYS
    if table == "disputes":
        return OUTCOME_KEYS
    for block in BLOCKS[edition]:
        if row in (key for key, _ in block.rows):
            return block.columns
    raise KeyError(row)
