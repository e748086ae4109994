"""The form as the two notices print it, written out by hand: what `gongkai.report.form` must say.

Sources: 国办公开办函〔2019〕60号 and 〔2021〕30号. Nothing here comes from the code under
test.
"""

EDITIONS = ("2019", "2021")

_DOCUMENTS = {
    "2019": [
        ("made", "本年新制作数量"),
        ("published", "本年新公开数量"),
        ("total", "对外公开总数量"),
    ],
    "2021": [("made", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
}
_ITEMS = [("items_last_year", "上一年项目数量"), ("items_change", "本年增/减")]
_HANDLED_2019 = [*_ITEMS, ("decisions", "处理决定数量")]
_HANDLED_2021 = [("decisions", "本年处理决定数量")]

# edition -> blocks of table 二: heading, rows, columns
BLOCKS = {
    "2019": [
        (
            "第二十条第（一）项",
            [("rules", "规章"), ("normative_documents", "规范性文件")],
            _DOCUMENTS["2019"],
        ),
        (
            "第二十条第（五）项",
            [("licences", "行政许可"), ("other_services", "其他对外管理服务事项")],
            _HANDLED_2019,
        ),
        (
            "第二十条第（六）项",
            [("penalties", "行政处罚"), ("compulsion", "行政强制")],
            _HANDLED_2019,
        ),
        ("第二十条第（八）项", [("charges", "行政事业性收费")], _ITEMS),
        (
            "第二十条第（九）项",
            [("procurement", "政府集中采购")],
            [("projects", "采购项目数量"), ("amount_yuan", "采购总金额")],
        ),
    ],
    "2021": [
        (
            "第二十条第（一）项",
            [("rules", "规章"), ("normative_documents", "行政规范性文件")],
            _DOCUMENTS["2021"],
        ),
        ("第二十条第（五）项", [("licences", "行政许可")], _HANDLED_2021),
        (
            "第二十条第（六）项",
            [("penalties", "行政处罚"), ("compulsion", "行政强制")],
            _HANDLED_2021,
        ),
        (
            "第二十条第（八）项",
            [("charges", "行政事业性收费")],
            [("amount_10k_yuan", "本年收费金额（单位：万元）")],
        ),
    ],
}

APPLICANTS = [
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_interest", "社会公益组织"),
    ("legal_services", "法律服务机构"),
    ("other", "其他"),
    ("total", "总计"),
]

_REFUSED, _UNABLE, _NOT_PROCESSED = "（三）不予公开", "（四）无法提供", "（五）不予处理"
_OTHERWISE = "（六）其他处理"

_RECEIVED = [
    ("new", "", "一、", "本年新收政府信息公开申请数量"),
    ("carried_over", "", "二、", "上年结转政府信息公开申请数量"),
]
_RESULTS = [
    ("granted", "", "（一）", "予以公开"),
    ("partly_granted", "", "（二）", "部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("refused_state_secret", _REFUSED, "1.", "属于国家秘密"),
    ("refused_other_law", _REFUSED, "2.", "其他法律行政法规禁止公开"),
    ("refused_security_stability", _REFUSED, "3.", "危及“三安全一稳定”"),
    ("refused_third_party", _REFUSED, "4.", "保护第三方合法权益"),
    ("refused_internal_affairs", _REFUSED, "5.", "属于三类内部事务信息"),
    ("refused_process", _REFUSED, "6.", "属于四类过程性信息"),
    ("refused_enforcement_file", _REFUSED, "7.", "属于行政执法案卷"),
    ("refused_enquiry", _REFUSED, "8.", "属于行政查询事项"),
    ("unable_not_held", _UNABLE, "1.", "本机关不掌握相关政府信息"),
    ("unable_needs_creation", _UNABLE, "2.", "没有现成信息需要另行制作"),
    ("unable_still_unclear", _UNABLE, "3.", "补正后申请内容仍不明确"),
    ("not_processed_petition", _NOT_PROCESSED, "1.", "信访举报投诉类申请"),
    ("not_processed_repeat", _NOT_PROCESSED, "2.", "重复申请"),
    ("not_processed_publication", _NOT_PROCESSED, "3.", "要求提供公开出版物"),
    ("not_processed_excessive", _NOT_PROCESSED, "4.", "无正当理由大量反复申请"),
    ("not_processed_reissue", _NOT_PROCESSED, "5.", "要求行政机关确认或重新出具已获取信息"),
]
_OTHER_2019 = [("other", "", "（六）", "其他处理")]
_OTHER_2021 = [
    (
        "other_not_clarified",
        _OTHERWISE,
        "1.",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "other_fee_unpaid",
        _OTHERWISE,
        "2.",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("other_other", _OTHERWISE, "3.", "其他"),
]
_CLOSING = [("total", "", "（七）", "总计"), ("carried_forward", "", "四、", "结转下年度继续办理")]

# edition -> rows of table 三: key, label of the group, marker, label
REQUESTS = {
    "2019": [*_RECEIVED, *_RESULTS, *_OTHER_2019, *_CLOSING],
    "2021": [*_RECEIVED, *_RESULTS, *_OTHER_2021, *_CLOSING],
}

DISPUTES = [
    ("reconsideration", "行政复议"),
    ("direct_litigation", "未经复议直接起诉"),
    ("litigation_after_reconsideration", "复议后起诉"),
]
DISPUTE_RESULTS = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
]

_FIVE = {
    "2019": "政府信息公开工作存在的主要问题及改进情况",
    "2021": "存在的主要问题及改进情况",
}
SECTIONS = {
    edition: [
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        five,
        "其他需要报告的事项",
    ]
    for edition, five in _FIVE.items()
}
