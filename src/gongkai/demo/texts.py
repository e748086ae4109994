"""Documents of the made-up city: their kinds, titles and bodies, in words of our own."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from gongkai.records.publishing.choices import DocumentKind, Genre


@dataclass(frozen=True, slots=True)
class Template:
    """A sort of document: what it is, how its title goes, and how often it comes."""

    item: int
    kind: DocumentKind
    genre: Genre
    topic: str
    title: str
    weight: int
    numbered: bool = True


_N, _D, _O = DocumentKind.NORMATIVE, DocumentKind.DEPARTMENTAL, DocumentKind.OTHER
_GOV = "综合政务\\政务公开"
TEMPLATES: Sequence[Template] = (
    Template(1, _N, Genre.NOTICE, "综合政务\\其他",
             "{agency}关于印发《{subject}管理办法》的通知", 3),
    Template(1, _D, Genre.NOTICE, "综合政务\\其他",
             "{agency}关于做好{year}年{subject}工作的通知", 14),
    Template(3, _D, Genre.PLAN, "国民经济管理、国有资产监管\\宏观经济",
             "示例{place}{subject}专项规划（{year}年—{later}年）", 3),
    Template(4, _O, Genre.BULLETIN, "国民经济管理、国有资产监管\\统计",
             "{year}年{month}月{subject}情况统计", 12, numbered=False),
    Template(5, _O, Genre.ANNOUNCEMENT, _GOV, "{subject}办理指南（{year}年版）", 6, numbered=False),
    Template(6, _O, Genre.ANNOUNCEMENT, _GOV, "{subject}执法检查结果公告", 8, numbered=False),
    Template(7, _O, Genre.REPORT, "财政、金融、审计\\财政", "{agency}{year}年部门预算", 2,
             numbered=False),
    Template(8, _O, Genre.ANNOUNCEMENT, "国民经济管理、国有资产监管\\物价",
             "{subject}收费项目、依据和标准", 2, numbered=False),
    Template(9, _O, Genre.ANNOUNCEMENT, "财政、金融、审计\\财政", "{subject}项目采购结果公告", 6,
             numbered=False),
    Template(10, _O, Genre.ANNOUNCEMENT, "国民经济管理、国有资产监管\\重大建设项目",
             "{subject}工程进展情况（{year}年{month}月）", 6, numbered=False),
    Template(11, _D, Genre.OPINION, "劳动、人事、监察\\社会保障",
             "{agency}关于落实{subject}政策的意见", 5),
    Template(12, _D, Genre.PLAN, "综合政务\\应急管理", "{agency}{subject}应急预案", 3),
    Template(13, _O, Genre.CIRCULAR, "市场监管、安全生产监管\\安全生产监管",
             "{year}年第{quarter}季度{subject}监督检查情况", 10, numbered=False),
    Template(14, _O, Genre.ANNOUNCEMENT, "劳动、人事、监察\\人事工作",
             "{agency}{year}年公开招录公告", 2,
             numbered=False),
    Template(15, _D, Genre.REPLY, _GOV, "{agency}关于{subject}有关事项的答复", 6),
)  # fmt: skip

_AIMS = ("方便群众办事", "提高办理效率", "规范管理", "保障安全", "回应社会关切", "落实上级部署")
_ACTS = (
    "实行一次性告知，所需材料在窗口和网上同时公布",
    "建立台账，逐项销号，每月通报进展",
    "组织专业人员上门核查，结果当场告知当事人",
    "开展业务培训，统一口径和表格",
    "公开监督电话，七个工作日内反馈处理情况",
    "与相关部门共享数据，不再要求重复提交证明",
)


def template(random: Random) -> Template:
    """Draw a sort of document by how often it comes."""
    weights = [each.weight for each in TEMPLATES]
    return random.choices(TEMPLATES, weights)[0]


def body(random: Random, agency: str, subject: str, count: int) -> str:
    """Write a body of some paragraphs, as HTML."""
    aims = "、".join(random.sample(_AIMS, 2))
    paragraphs = [f"为{aims}，现就{subject}有关事项公布如下。"]
    for at, act in enumerate(random.sample(_ACTS, min(count, len(_ACTS))), start=1):
        figure = random.randint(3, 960)
        paragraphs.append(f"{_NUMERALS[at]}、{act}。本期涉及{subject}{figure}件，均已办结。")
    paragraphs.append(f"本文为演示用的示例内容，由{agency}（虚构）发布。")
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


_NUMERALS = "〇一二三四五六七八九"
