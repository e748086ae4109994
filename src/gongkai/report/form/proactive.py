"""Table 二: what was published on the agency's own motion (Reg. Art. 20), by edition."""

from gongkai.report.form.values import PROACTIVE, Block, Column, Row, TableForm, Unit

_RULES = Row("rules", "规章", "rules")
_NORMATIVE_2019 = Row(
    "normative_documents", "规范性文件", "normative documents", variants=("行政规范性文件",)
)
_NORMATIVE_2021 = Row(
    "normative_documents", "行政规范性文件", "normative documents", variants=("规范性文件",)
)
_LICENCES = Row("licences", "行政许可", "licences")
_OTHER_SERVICES = Row(
    "other_services",
    "其他对外管理服务事项",
    "other public-facing services",
    variants=("其他对外管理服务",),
)
_PENALTIES = Row("penalties", "行政处罚", "penalties")
_COMPULSION = Row("compulsion", "行政强制", "compulsory measures", variants=("行政强制措施",))
_CHARGES = Row("charges", "行政事业性收费", "administrative charges")
_PROCUREMENT = Row("procurement", "政府集中采购", "centralised procurement", variants=("政府采购",))

_ITEMS_LAST_YEAR = Column("items_last_year", "上一年项目数量", "items last year", unit=Unit.ITEMS)
_ITEMS_CHANGE = Column(
    "items_change", "本年增/减", "change this year", unit=Unit.ITEMS, signed=True
)
_DECISIONS_2019 = Column("decisions", "处理决定数量", "decisions", variants=("本年处理决定数量",))
_DECISIONS_2021 = Column("decisions", "本年处理决定数量", "decisions", variants=("处理决定数量",))

_HEAD_1, _HEAD_5, _HEAD_6, _HEAD_8, _HEAD_9 = (
    f"第二十条第（{number}）项" for number in ("一", "五", "六", "八", "九")
)

_TITLE, _ENGLISH = "主动公开政府信息情况", "Proactive disclosure"

PROACTIVE_2019 = TableForm(
    PROACTIVE,
    2,
    _TITLE,
    _ENGLISH,
    (
        Block(
            _HEAD_1,
            (_RULES, _NORMATIVE_2019),
            (
                Column("made", "本年新制作数量", "made this year"),
                Column("published", "本年新公开数量", "published this year"),
                Column("total", "对外公开总数量", "published in all"),
            ),
        ),
        Block(
            _HEAD_5,
            (_LICENCES, _OTHER_SERVICES),
            (_ITEMS_LAST_YEAR, _ITEMS_CHANGE, _DECISIONS_2019),
        ),
        Block(
            _HEAD_6, (_PENALTIES, _COMPULSION), (_ITEMS_LAST_YEAR, _ITEMS_CHANGE, _DECISIONS_2019)
        ),
        Block(_HEAD_8, (_CHARGES,), (_ITEMS_LAST_YEAR, _ITEMS_CHANGE)),
        Block(
            _HEAD_9,
            (_PROCUREMENT,),
            (
                Column("projects", "采购项目数量", "projects", unit=Unit.ITEMS),
                Column("amount_yuan", "采购总金额", "total amount", unit=Unit.YUAN, whole=False),
            ),
        ),
    ),
)

PROACTIVE_2021 = TableForm(
    PROACTIVE,
    2,
    _TITLE,
    _ENGLISH,
    (
        Block(
            _HEAD_1,
            (_RULES, _NORMATIVE_2021),
            (
                Column("made", "本年制发件数", "made this year"),
                Column("repealed", "本年废止件数", "repealed this year"),
                Column("in_force", "现行有效件数", "in force"),
            ),
        ),
        Block(_HEAD_5, (_LICENCES,), (_DECISIONS_2021,)),
        Block(_HEAD_6, (_PENALTIES, _COMPULSION), (_DECISIONS_2021,)),
        Block(
            _HEAD_8,
            (_CHARGES,),
            (
                Column(
                    "amount_10k_yuan",
                    "本年收费金额（单位：万元）",
                    "amount charged",
                    variants=("本年收费金额",),
                    unit=Unit.YUAN_10K,
                    whole=False,
                ),
            ),
        ),
    ),
)
