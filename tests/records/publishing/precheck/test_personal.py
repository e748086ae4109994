"""Each kind of personal data: what is one, and what only looks like one."""

import pytest

from tests.records.publishing.precheck.finding import found, personal

ALARMS = [
    ("身份证号32050219900307663X", "PII-RESIDENT-ID", "32050219900307663X"),
    ("1 11010519491231002X 女", "PII-RESIDENT-ID", "11010519491231002X"),
    ("110105 19491231 002X", "PII-RESIDENT-ID", "110105 19491231 002X"),
    ("1101-0519-4912-3100-2X", "PII-RESIDENT-ID", "1101-0519-4912-3100-2X"),
    (
        "１１０１０５１９４９１２３１００２Ｘ",
        "PII-RESIDENT-ID",
        "１１０１０５１９４９１２３１００２Ｘ",
    ),
    ("身份证号：110105194912310022（有误）", "PII-RESIDENT-ID", "110105194912310022"),
    ("原证号320102510203123。", "PII-RESIDENT-ID", "320102510203123"),
    ("请拨打13812345678。", "PII-PHONE", "13812345678"),
    ("手机138 1234 5678", "PII-PHONE", "138 1234 5678"),
    ("+86-138-1234-5678", "PII-PHONE", "86-138-1234-5678"),
    ("咨询电话：13812345678", "PII-PHONE", "13812345678"),
    ("住宅电话：0512-65123456", "PII-PHONE", "0512-65123456"),
    ("申请人的电话是（010）65123456", "PII-PHONE", "（010）65123456"),
    ("卡号6222021234567890128", "PII-BANK-CARD", "6222021234567890128"),
    ("6222 0212 3456 7890 128", "PII-BANK-CARD", "6222 0212 3456 7890 128"),
    ("驾驶苏E12345号货车", "PII-PLATE", "苏E12345"),
    ("苏E·D12345", "PII-PLATE", "苏E·D12345"),
    ("苏E1234挂", "PII-PLATE", "苏E1234挂"),
    ("粤B1234学、沪A1234警", "PII-PLATE", "粤B1234学"),
    ("护照E12345678", "PII-PASSPORT", "E12345678"),
    ("通行证号H1234567801", "PII-PASSPORT", "H1234567801"),
    ("公务护照PE1234567", "PII-PASSPORT", "PE1234567"),
    ("发至zhang.san@qq.com。", "PII-EMAIL", "zhang.san@qq.com"),
    ("申请人：李小明，男", "PII-NAME", "李小明"),
    ("姓名 张　三 性别 男", "PII-NAME", "张　三"),
    ("申请人王芳不服，向本机关", "PII-NAME", "王芳"),
    ("当事人方盛欣在未取得许可的情况下", "PII-NAME", "方盛欣"),
    ("当事人：欧阳修；", "PII-NAME", "欧阳修"),
    ("户主：买买提·艾山，", "PII-NAME", "买买提·艾山"),
    ("现住和平街3号，", "PII-ADDRESS", "和平街3号"),
    ("翠竹苑3幢2单元501室业主", "PII-ADDRESS", "翠竹苑3幢2单元501室"),
    ("家庭住址为东风路1号院2号楼3单元401。", "PII-ADDRESS", "东风路1号院2号楼3单元401"),
    ("户籍地：某县某镇上坪村3组12号。", "PII-ADDRESS", "某县某镇上坪村3组12号"),
    ("花园三幢二单元四〇一室", "PII-ADDRESS", "花园三幢二单元四〇一室"),
]


@pytest.mark.parametrize(("text", "code", "shown"), ALARMS)
def test_personal_data_is_found_where_it_stands(text, code, shown):
    assert (code, shown) in found(text)


QUIET = [
    "统一社会信用代码：91320500MA1X12345K，注册号320500000012345",
    "统一社会信用代码：11010519491231002X",  # a code that has the digits of an identity number
    "不动产单元号：320507001012GB00001F00010001",
    "咨询电话：0512-65123456，传真：0512-65123457",
    "可拨打市民政局（0512-65123456）咨询",
    "拨打12345政务服务便民热线、12369、400-123-4567",
    "受理编号：13812345678",
    "第13812345678号",
    "总额13812345678元",
    "138 1234 5678 9012",  # figures of a table
    "GB/T 12345-2020、DB32/T 4012-2021",
    "账号：32050162863600000123",
    "6222021234567890121",  # no check digit
    "国药准字H20203456，批号E20260301",
    "G20260301号通知",
    "电子邮箱：bgs@suzhou.gov.cn",
    "@pytest.mark.parametrize",
    "申请人应当提供材料，当事人有权陈述、申辩。",
    "申请人申请公开的信息，当事人在场的，申请人可以",
    "姓名 单位 电话",
    "姓名、金额、车牌号",
    "申请人：某某建设工程有限公司",
    "申请人：张某某，当事人：李**",
    "法定代表人：王建国，联系人：陈工，负责人：赵军",
    "办公地址：三香路998号3号楼405室",
    "地址：某市三香路8号。",
    "受理地点：市政务服务中心2号楼305室",
    "某公司，住所：某市府前街12号3幢201室",
    "住房保障、居住证、住建部门第12号文",
    "老旧小区3号楼加装电梯，新建5幢",
    "第5组讨论了第3单元的内容",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_personal_data_is_left_alone(text):
    assert personal(text) == []


def test_further_names_of_a_list_are_found():
    assert personal("申请人：李小明、王芳，男") == ["李小明", "王芳"]


def test_what_is_found_does_not_overlap():
    text = "申请人：李小明，住翠竹苑3幢2单元501室，手机13812345678，身份证11010519491231002X"
    spans = sorted((len(shown), shown) for shown in personal(text))
    assert len(spans) == len({shown for _, shown in spans})


@pytest.mark.parametrize(
    "text", ["", "\n", "1" * 50_000, "1 " * 20_000, "住" * 20_000, "村1号" * 5000]
)
def test_any_text_is_checked_in_good_time(text):
    personal(text)
