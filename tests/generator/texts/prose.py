"""Official prose without personal data: notices, plans, replies, penalties, tables, contacts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

_PLACES = (
    "某市",
    "临江市",
    "青山县",
    "云溪区",
    "东湖区",
    "平川县",
    "海宁路街道",
    "高新区",
    "石门镇",
    "全市",
    "各县（市、区）",
)
_BODIES = (
    "市人民政府",
    "市政府办公室",
    "市发展和改革委员会",
    "市教育局",
    "市公安局",
    "市民政局",
    "市财政局",
    "市人力资源和社会保障局",
    "市自然资源和规划局",
    "市生态环境局",
    "市住房和城乡建设局",
    "市交通运输局",
    "市农业农村局",
    "市卫生健康委员会",
    "市应急管理局",
    "市市场监督管理局",
    "市文化广电和旅游局",
    "市审计局",
    "市行政审批局",
    "市退役军人事务局",
    "市医疗保障局",
    "市城市管理局",
    "国家税务总局临江市税务局",
    "各镇人民政府、街道办事处",
    "文化部门",
    "农业部门",
    "环境保护部门",
    "卫生部门",
    "监察部门",
)
_AIMS = (
    "优化营商环境",
    "推进义务教育优质均衡发展",
    "加强安全生产监督管理",
    "深化“放管服”改革",
    "改善城乡人居环境",
    "防范化解重大风险",
    "促进高质量充分就业",
    "健全基本医疗卫生制度",
    "提升政务服务效能",
    "保障农民工工资支付",
    "推动绿色低碳转型",
    "做好防汛抗旱工作",
    "规范行政执法行为",
    "盘活存量土地",
)
_LAWS = (
    "《中华人民共和国政府信息公开条例》",
    "《中华人民共和国行政处罚法》",
    "《中华人民共和国行政许可法》",
    "《中华人民共和国土地管理法》",
    "《中华人民共和国安全生产法》",
    "《中华人民共和国食品安全法》",
    "《国有土地上房屋征收与补偿条例》",
    "《中华人民共和国劳动合同法》",
    "《保障农民工工资支付条例》",
    "《中华人民共和国民法典》",
)
_ROADS = ("三香路", "世纪大道", "人民中路", "府前街", "科技一路", "学院北路", "中心路")
_FIRMS = (
    "某建设工程有限公司",
    "临江华茂食品厂",
    "青山县兴农种植专业合作社",
    "某某物业服务有限公司",
    "东湖置业集团有限公司",
)
_ORGANS = ("政发", "政办发", "财社", "人社规", "环函", "教基", "市监处罚", "自然资规")
_STANDARDS = (
    "GB/T 9704-2012",
    "GB 18483-2001",
    "GB/T 12345-2020",
    "DB32/T 4012-2021",
    "HJ 2.1-2016",
    "JGJ 59-2011",
    "GB 50016-2014（2018年版）",
    "ISO 9001:2015",
)
_HAN_DIGITS = "一二三四五六七八九十"


def _pick(choices: tuple[str, ...]) -> Callable[[Random], str]:
    return lambda random: random.choice(choices)


def _date(random: Random) -> str:
    return f"{random.randrange(2019, 2027)}年{random.randrange(1, 13)}月{random.randrange(1, 29)}日"


def _document(random: Random) -> str:
    return f"{random.choice(_ORGANS)}〔{random.randrange(2019, 2027)}〕{random.randrange(1, 400)}号"


def _amount(random: Random) -> str:
    return random.choice(
        (
            f"{random.randrange(100, 99999) / 100:.2f}万元",
            f"{random.randrange(2, 900)}万元",
            f"{random.randrange(1, 80)}.{random.randrange(10)}亿元",
            f"{random.randrange(100, 9000)}元",
        )
    )


def _credit_code(random: Random) -> str:
    """A code of GB 32100 with its check character."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    organ = "".join(
        random.choice(letters if random.random() < 0.5 else "0123456789") for _ in range(9)
    )
    body = (
        random.choice(("91", "92", "11", "12", "52", "93"))
        + random.choice(("320500", "110105", "440300", "330100"))
        + organ
    )
    total = sum(letters.index(each) * pow(3, place, 31) for place, each in enumerate(body))
    return body + letters[-total % 31]


def _digits(count: int) -> Callable[[Random], str]:
    return lambda random: "".join(random.choice("0123456789") for _ in range(count))


def _office_line(random: Random) -> str:
    area = random.choice(("0512", "010", "0517", "0371"))
    return f"{area}-{random.randrange(2, 9)}{random.randrange(10**7):07d}"


_SLOTS: Mapping[str, Callable[[Random], str]] = {
    "place": _pick(_PLACES),
    "body": _pick(_BODIES),
    "other": _pick(_BODIES),
    "aim": _pick(_AIMS),
    "aim2": _pick(_AIMS),
    "law": _pick(_LAWS),
    "road": _pick(_ROADS),
    "firm": _pick(_FIRMS),
    "standard": _pick(_STANDARDS),
    "date": _date,
    "document": _document,
    "amount": _amount,
    "amount2": _amount,
    "credit": _credit_code,
    "line": _office_line,
    "n": lambda random: str(random.randrange(2, 60)),
    "m": lambda random: str(random.randrange(60, 5000)),
    "k": lambda random: str(random.randrange(1, 10)),
    "share": lambda random: f"{random.randrange(100, 999) / 10}%",
    "han": _pick(tuple(_HAN_DIGITS)),
    "year": lambda random: str(random.randrange(2019, 2027)),
    "month": lambda random: str(random.randrange(1, 13)),
    "d8": _digits(8),
    "d10": _digits(10),
    "d11": lambda random: f"1{random.randrange(3, 10)}{random.randrange(10**9):09d}",
    "d12": _digits(12),
    "d15": lambda random: "0" + _digits(14)(random),
    "d20": lambda random: "3" + _digits(19)(random),
}
_SENTENCES = (
    "为深入{aim}，根据{law}等有关规定，结合我市实际，现就有关事项通知如下。",
    "各地各部门要切实提高政治站位，把{aim}作为当前一项重要任务抓紧抓实，确保各项措施落到实处。",
    "{body}会同{other}制定具体实施办法，于{date}前报{body}备案。",
    "到{year}年底，{place}基本建成覆盖城乡、运行高效的公共服务体系，群众满意度达到{share}以上。",
    "{date}，{body}召开专题会议，研究部署{aim}有关工作。会议强调，要坚持问题导向，压实主体责任。",
    "全年完成投资{amount}，同比增长{share}，其中民间投资{amount2}，占比{share}。",
    "依据{law}第{n}条第一款的规定，你单位应当自收到本决定书之日起15日内缴纳罚款。",
    "逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，并依法申请人民法院强制执行。",
    "如不服本决定，可以自收到本决定书之日起六十日内向{place}人民政府申请行政复议，也可以在六个月内依法向人民法院提起行政诉讼。",
    "经审查，申请人应当提供的材料齐全、符合法定形式，本机关予以受理。",
    "申请人申请公开的信息属于本机关主动公开范围的，告知其获取该信息的方式和途径。",
    "当事人有权进行陈述和申辩，行政机关必须充分听取当事人的意见，对当事人提出的事实、理由和证据进行复核。",
    "申请人可以委托代理人提出申请，委托代理人应当出示授权委托书和本人身份证明。",
    "申请人、利害关系人要求听证的，应当在被告知听证权利之日起五日内提出。",
    "当事人陈述申辩的，应当记入笔录；当事人拒绝签名的，由办案人员注明情况。",
    "本机关于{date}收到你提出的政府信息公开申请，经检索，该信息不存在。",
    "本通知自{date}起施行，有效期五年。《关于印发实施方案的通知》（{document}）同时废止。",
    "{body}《关于进一步做好有关工作的通知》（{document}）要求，各单位于每季度首月{n}日前报送上季度进展情况。",
    "咨询电话：{line}，监督电话：{line}，传真：{line}。",
    "群众可拨打12345政务服务便民热线、12369环保举报热线或者12315投诉举报电话反映问题。",
    "办公地址：{place}{road}{m}号，办公时间：周一至周五上午9:00—12:00，下午13:30—17:30（法定节假日除外）。",
    "受理地点：{place}政务服务中心{n}号楼{n}楼{n}号窗口，联系电话{line}。",
    "报名地点：{place}{road}{n}号{n}号楼30{k}室人事科。",
    "地址：{place}{road}{m}号，邮政编码：215004。",
    "当事人：{firm}，统一社会信用代码：{credit}，法定代表人：王建国，住所：{place}{road}{m}号。",
    "{firm}（{credit}）未按照规定公示年度报告，现列入经营异常名录。",
    "户名：{place}财政局，开户银行：某银行{place}支行，账号：{d20}。",
    "项目代码：{year}-320500-48-01-{n}{n}{n}，建设规模及内容：新建厂房{m}平方米，总投资{amount}。",
    "本项目执行{standard}和{standard}标准，检测报告编号为{d11}，有效期至{date}。",
    "不动产权证号：苏（{year}）某市不动产权第{d8}号，不动产单元号：320507{d12}F00010001。",
    "药品批准文号：国药准字H{d8}，生产批号{d8}。",
    "发票代码{d12}，发票号码{d8}，合计金额{amount}。",
    "受理编号：{d11}，流水号{d15}，可凭编号查询办理进度。",
    "案号为（{year}）苏05行终{n}号的行政判决已经发生法律效力。",
    "{place}地表水考核断面优Ⅲ比例为{share}，PM2.5平均浓度{n}微克/立方米，空气质量优良天数{m}天。",
    "各镇（街道）一般公共预算收入分别为{m}万元、{m}万元、{m}万元、{m}万元，同比分别增长{share}、{share}、{share}和{share}。",
    "（{han}）加强组织领导。成立由{body}主要负责同志任组长的工作专班，办公室设在{other}，负责日常工作。",
    "{han}、总体要求。坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，完整、准确、全面贯彻新发展理念。",
    "{body}党组书记、局长李明主持会议，副局长张华、赵军出席，机关各科室、直属各单位负责人参加。",
    "抄送：{body}，{other}，{place}人大常委会办公室，政协办公室。",
    "联系人：陈工，联系电话：{line}，电子邮箱：lj_bgs@linjiang.gov.cn。",
    "考生凭准考证和有效居民身份证参加考试，姓名、性别、准考证号、身份证号等信息须与报名时一致。",
    "附件：1. 任务分解表 2. {year}年度重点项目清单 3. 联系人名单（格式）",
    "姓名 单位 职务 办公电话 备注",
    "填报内容包括姓名、年龄、家庭住址、联系方式、银行账户等，未经本人同意不得公开。",
    "对居住证持有人、户籍所在地为{place}的人员，按照就近原则安排；住房保障对象的住址变更应当及时申报。",
    "{road}（{road}至{road}段）道路改造工程全长{n}.{n}公里，{n}标段中标价{amount}，工期{m}天。",
    "{place}{road}{n}号地块，用地面积{m}平方米，容积率不大于2.{n}，建筑密度不大于35%。",
    "小区内{n}号楼至{n}号楼加装电梯{n}部，惠及居民{m}户；整治老旧小区{n}个、{n}幢。",
    "第{n}次常务会议审议通过，{n}名委员出席，第{n}组讨论了三年行动计划第{n}单元的内容。",
    "养老机构床位{m}张，护理型床位占比{share}；{year}年新增{m}张，完成年度任务的{share}。",
    "原国家工商行政管理总局、原环境保护部发布的有关规定与本办法不一致的，以本办法为准。",
    "{year}年{month}月至12月，累计开展检查{m}次，发现隐患{m}处，整改率{share}，行政处罚{n}起，罚没款{amount}。",
    "建设单位应当在2026年{month}月1日至2027年{month}月15日组织施工，夜间施工须取得证明并提前{n}日公告。",
    "现将{year}年第{n}批拟认定名单予以公示，公示期5个工作日。公示期间如有异议，请以书面形式向{body}反映。",
    "审批结果：同意。批复文号：{document}。审批机关：{body}。",
)
_COLUMNS = (4, 5, 6, 8)


def sentence(random: Random) -> str:
    """A sentence, a contact line or a line of a form."""
    text = random.choice(_SENTENCES)
    while "{" in text:
        before, _, rest = text.partition("{")
        slot, _, after = rest.partition("}")
        text = before + _SLOTS[slot](random) + after
    return text


def table(random: Random) -> str:
    """Rows of figures, parted by blanks or tabs as texts from PDF files have them."""
    width, gap = random.choice(_COLUMNS), random.choice((" ", "  ", "\t"))
    rows = [
        gap.join([random.choice(_PLACES), *(_cell(random) for _ in range(width))])
        for _ in range(random.randrange(3, 9))
    ]
    return "\n".join(rows)


def _cell(random: Random) -> str:
    form = random.randrange(6)
    if form == 0:
        return f"{random.randrange(10_000) / 100:.2f}"
    return str(random.randrange(10 ** random.randrange(1, 9)))


def paragraph(random: Random) -> str:
    """Some sentences in a row, or a table now and then."""
    if random.random() < 0.06:
        return table(random)
    return "".join(sentence(random) for _ in range(random.randrange(1, 6)))
