"""The agencies of the made-up city, at three levels, and who works there."""

from dataclasses import dataclass

from gongkai.records.agencies.codes import credit_check_character
from gongkai.records.agencies.models import AgencyKind, Level


@dataclass(frozen=True, slots=True)
class SampleAgency:
    """An agency of the city; `subjects` are what its documents are about."""

    code: str
    name: str
    short: str
    level: Level
    kind: AgencyKind
    parent: str
    serial: int
    mark: str
    subjects: tuple[str, ...]

    @property
    def credit_code(self) -> str:
        """A code with a right check digit, of an agency that there is not."""
        first = f"11000000{self.serial:09d}"
        return first + credit_check_character(first)


def _of(  # noqa: PLR0913, PLR0917 - a row of the table below
    code: str, name: str, short: str, level: Level, kind: AgencyKind, parent: str, mark: str,
    subjects: str,
) -> tuple[str, str, str, Level, AgencyKind, str, str, tuple[str, ...]]:  # fmt: skip
    return code, name, short, level, kind, parent, mark, tuple(subjects.split())


_P, _C, _T = Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP
_G, _D = AgencyKind.GOVERNMENT, AgencyKind.DEPARTMENT
_ROWS = (
    _of("shi", "示例市人民政府", "市政府", _P, _G, "", "示政",
        "营商环境 城市更新 民生实事 应急管理 乡村振兴 数字政府"),
    _of("shi-gongan", "示例市公安局", "市公安局", _P, _D, "shi", "示公",
        "道路交通安全 户籍管理 电动自行车登记 反诈宣传 大型活动安全 出入境服务"),
    _of("shi-zhujian", "示例市住房和城乡建设局", "市住建局", _P, _D, "shi", "示建",
        "既有住宅加装电梯 保障性租赁住房 物业服务收费 建筑施工安全 老旧小区改造 房屋网签"),
    _of("shi-jiaoyu", "示例市教育局", "市教育局", _P, _D, "shi", "示教",
        "义务教育招生 校外培训 教师招聘 学校食堂 课后服务 学生资助"),
    _of("shi-weijian", "示例市卫生健康委员会", "市卫健委", _P, _D, "shi", "示卫",
        "家庭医生签约 疫苗接种 医疗机构校验 职业病防治 托育服务 公共场所卫生"),
    _of("shi-minzheng", "示例市民政局", "市民政局", _P, _D, "shi", "示民",
        "最低生活保障 养老服务 殡葬服务 社会组织年检 地名管理 临时救助"),
    _of("xian", "示例县人民政府", "县政府", _C, _G, "shi", "示县政",
        "土地征收 农村饮水安全 县域商业 重大建设项目 防汛抗旱 旅游发展"),
    _of("xian-ziran", "示例县自然资源局", "县自然资源局", _C, _D, "xian", "示县自然",
        "不动产登记 国土空间规划 征地补偿 矿山修复 宅基地审批 地质灾害防治"),
    _of("xian-renshe", "示例县人力资源和社会保障局", "县人社局", _C, _D, "xian", "示县人社",
        "就业补贴 社保转移 劳动监察 技能培训 事业单位招聘 工伤认定"),
    _of("xian-shichang", "示例县市场监督管理局", "县市场监管局", _C, _D, "xian", "示县市监",
        "食品安全抽检 特种设备检查 个体工商户登记 价格收费检查 产品质量抽查 计量检定"),
    _of("zhen", "示例镇人民政府", "镇政府", _T, _G, "xian", "示镇政",
        "农村土地承包 村级公益事业 惠农补贴 危房改造 高标准农田 人居环境整治"),
    _of("xiang", "示例乡人民政府", "乡政府", _T, _G, "xian", "示乡政",
        "筹资筹劳 农田水利 社会救助 森林防火 宅基地使用 产业扶持"),
)  # fmt: skip

AGENCIES = tuple(
    SampleAgency(code, name, short, level, kind, parent, serial, mark, subjects)
    for serial, (code, name, short, level, kind, parent, mark, subjects) in enumerate(
        _ROWS, start=1
    )
)
"""Each agency after the one above it."""
