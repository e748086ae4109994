"""Sentences with personal data in them, in the forms that slip into drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from . import people

Maker = Callable[[Random], str]

_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def _as_printed_id(random: Random) -> str:
    number = people.resident_id(random)
    form = random.randrange(12)
    if form == 0:
        return f"{number[:6]} {number[6:14]} {number[14:]}"
    if form == 1:
        return f"{number[:6]}-{number[6:14]}-{number[14:]}"
    if form == 2:
        return number.translate(_WIDE)
    if form == 3:
        return f"{number[:3]} {number[3:6]} {number[6:10]} {number[10:14]} {number[14:]}"
    return number.lower() if form == 4 else number


def _as_printed_mobile(random: Random) -> str:
    number = people.mobile(random)
    form = random.randrange(12)
    if form in (0, 1):
        mark = " -"[form]
        return mark.join((number[:3], number[3:7], number[7:]))
    if form == 2:
        return f"+86 {number}"
    if form == 3:
        return f"+86-{number[:3]}-{number[3:7]}-{number[7:]}"
    if form == 4:
        return number.translate(_WIDE)
    return f"86{number}" if form == 5 else number


def _as_printed_card(random: Random) -> str:
    number = people.bank_card(random)
    form = random.randrange(6)
    if form == 0:
        return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    if form == 1:
        return "-".join(number[at : at + 4] for at in range(0, len(number), 4))
    return number.translate(_WIDE) if form == 2 else number


def _as_in_form(random: Random) -> str:
    """A name as in lists, where those of two characters are spaced out."""
    name = people.name(random)
    if len(name) == 2 and random.random() < 0.3:
        return f"{name[0]}{random.choice((' ', '　'))}{name[1]}"
    return name


# By kind: what makes it, and sentences with {} where it stands.
PLANTED: Mapping[str, tuple[Maker, tuple[str, ...]]] = {
    "id": (
        _as_printed_id,
        (
            "经核查，该户成员身份证号为{}，符合保障条件。",
            "公民身份号码：{}",
            "（身份证号码{}）的来访事项已转交承办单位办理。",
            "序号1，{}，三类低保对象，每月救助金额640元。",
            "证件类型：居民身份证；证件号码：{}；",
            "上述人员（{}）未按规定申报个人所得。",
            "持证人身份证{}，发证日期2024年5月8日。",
            "1 {} 女 汉族",
        ),
    ),
    "phone": (
        _as_printed_mobile,
        (
            "如有异议，可与该户联系，手机{}。",
            "联系电话：{}",
            "当事人留存的号码为{}，多次拨打均无人接听。",
            "（电话{}）",
            "联系方式{}；",
            "请于工作日拨打{}预约现场核验。",
            "移动电话：{}，通讯地址不详。",
            "来电人（{}）反映小区夜间施工噪声扰民。",
        ),
    ),
    "card": (
        _as_printed_card,
        (
            "补贴资金已打入银行卡{}。",
            "收款账号：{}",
            "开户行为农业银行，卡号{}，请核对。",
            "社会保障卡银行账户{}发放失败。",
            "退款至本人账户（{}）。",
        ),
    ),
    "plate": (
        people.plate,
        (
            "执法人员发现{}号重型货车超限运输。",
            "当事人驾驶{}小型轿车从事网约车经营。",
            "车牌号：{}",
            "涉案车辆（{}）已依法暂扣。",
            "该车号牌为{}，登记在其名下。",
            "一辆牌照{}的面包车停放在消防通道。",
        ),
    ),
    "passport": (
        people.passport,
        (
            "护照号码：{}",
            "持{}号护照入境。",
            "证件号码{}，有效期至2030年6月。",
            "通行证号{}，已办理签注。",
            "该同志因公出国（护照{}）已归还证件。",
        ),
    ),
    "name": (
        people.name,
        (
            "申请人：{}，男，汉族。",
            "申请人{}不服被申请人作出的答复，向本机关提出复议申请。",
            "当事人{}在未取得许可的情况下从事经营活动。",
            "当事人：{}；",
            "信访人{}于3月12日来访，反映拆迁补偿问题。",
            "被处罚人：{}，个体经营者。",
            "户主：{}，家庭人口3人。",
            "投诉人{}诉称，其购买的商品存在质量问题。",
            "委托代理人：{}，某某律师事务所律师。",
            "死者{}，系该公司工人。",
        ),
    ),
    "listed": (
        _as_in_form,
        (
            "姓名：{}",
            "姓名　{}　性别　女",
            "申请人（签名）：{}",
            "患者姓名：{}  年龄：45岁",
            "户主姓名：{}，",
        ),
    ),
    "address": (
        people.address,
        (
            "住址：{}",
            "现住{}，系低保家庭。",
            "家庭住址为{}。",
            "执法人员到{}送达文书。",
            "位于{}的房屋存在违法搭建行为。",
            "申请人住{}。",
            "户籍地址：{}；",
            "来信人反映{}业主私自改变房屋结构。",
        ),
    ),
    "home": (
        people.street_address,
        ("住址：{}", "家庭住址：{}。", "户籍所在地：{}，", "男，汉族，住{}。", "居住地：{}"),
    ),
    "fixed": (
        people.fixed_line,
        ("住宅电话：{}", "申请人留的家庭电话是{}。", "其本人电话{}，白天可接听。"),
    ),
    "email": (
        people.email,
        ("电子邮箱：{}", "答复已发送至申请人邮箱{}。", "E-mail: {}"),
    ),
    "oldid": (people.old_id, ("原身份证号码{}。", "身份证号：{}", "一代身份证{}已作废。")),
}
