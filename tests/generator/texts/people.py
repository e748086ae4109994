"""People as a register would have them: made-up names, birthdays, numbers, homes, cars."""

from __future__ import annotations

import string
from datetime import date, timedelta
from random import Random

# Weighted by being repeated; about the order of the census.
_FAMILY = (
    "王王王王李李李李张张张张刘刘刘陈陈陈杨杨黄黄赵赵吴吴周周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪"
    "陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺毛郝顾龚邵万覃武钱严赖莫孔汤康易常文洪施牛温樊葛安邢路齐伍庞申耿关焦冉左柳甘祝尚舒梅童凌毕裴翁屈"
)
_DOUBLE = ("欧阳", "司马", "上官", "诸葛", "皇甫", "司徒")
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌海燕鹏晓辉宇浩然子涵梓萱雨欣怡佳俊凯婷雪梅春生德福永贵宝庆根林森松柏翠莲凤琴淑珍惠慧颖倩"
    "瑞祥兴旺昌盛振东卫民立新爱莉莎薇琪瑶琳珊思远嘉诚博轩睿哲彤彬峰岩山川河江泉波清源润泽家齐承恩学良启航世和光荣耀"
)
_MINORITY = (
    "阿卜杜热合曼·买买提",
    "古丽娜尔·艾山",
    "扎西·多吉",
    "巴特尔·苏和",
    "努尔兰·哈力克",
    "阿依古丽·吐尔逊",
)
# GB/T 2260 codes and the names that belong to them.
_DISTRICTS = (
    ("110105", "北京市朝阳区"),
    ("310115", "上海市浦东新区"),
    ("320102", "江苏省南京市玄武区"),
    ("320507", "江苏省苏州市相城区"),
    ("330106", "浙江省杭州市西湖区"),
    ("340104", "安徽省合肥市蜀山区"),
    ("350203", "福建省厦门市思明区"),
    ("370202", "山东省青岛市市南区"),
    ("410105", "河南省郑州市金水区"),
    ("420106", "湖北省武汉市武昌区"),
    ("430104", "湖南省长沙市岳麓区"),
    ("440305", "广东省深圳市南山区"),
    ("450103", "广西壮族自治区南宁市青秀区"),
    ("500112", "重庆市渝北区"),
    ("510107", "四川省成都市武侯区"),
    ("520103", "贵州省贵阳市云岩区"),
    ("530102", "云南省昆明市五华区"),
    ("610113", "陕西省西安市雁塔区"),
    ("620102", "甘肃省兰州市城关区"),
    ("650104", "新疆维吾尔自治区乌鲁木齐市新市区"),
    ("321323", "江苏省宿迁市泗阳县"),
    ("411525", "河南省信阳市固始县"),
    ("513221", "四川省阿坝藏族羌族自治州汶川县"),
    ("152502", "内蒙古自治区锡林郭勒盟锡林浩特市"),
)
_STREETS = (
    "解放路",
    "中山北路",
    "长江中路",
    "和平街",
    "文昌巷",
    "滨河大道",
    "东风西路",
    "建设三路",
    "迎春街",
    "学府路",
    "光明里",
    "永安胡同",
    "凤凰大街",
    "花溪路",
    "龙腾路",
    "朝阳门外大街",
    "虹桥路",
    "西二环南路",
)
_ESTATES = (
    "翠竹苑",
    "阳光花园",
    "世纪新村",
    "金域华府",
    "湖畔家园",
    "康乐小区",
    "梧桐公寓",
    "龙湖名邸",
    "春江花月小区",
    "书香门第",
    "紫荆城",
    "水岸豪庭",
    "东方御景",
    "万科城市花园",
    "机关第二宿舍",
    "丽景湾",
    "锦绣江南",
    "富康里",
)
_TOWNS = ("双庙镇", "临河乡", "新集镇", "白鹿镇", "大兴街道", "石桥乡", "三合镇", "沙河街道")
_VILLAGES = (
    "李家村",
    "东王庄村",
    "上坪村",
    "红旗村",
    "小河沿村",
    "刘圩村",
    "大桥社区",
    "后湾村",
    "杨树屯",
    "马家寨",
)
_ISSUERS = (
    "622202",
    "622848",
    "621700",
    "621661",
    "622262",
    "621226",
    "623052",
    "625971",
    "601382",
    "95588",
    "4367420",
    "528931",
    "356827",
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_MOBILE = [
    "130",
    "131",
    "132",
    "133",
    "134",
    "135",
    "136",
    "137",
    "138",
    "139",
    "145",
    "147",
    "149",
    "150",
    "151",
    "152",
    "153",
    "155",
    "156",
    "157",
    "158",
    "159",
    "166",
    "170",
    "171",
    "173",
    "175",
    "176",
    "177",
    "178",
    "180",
    "181",
    "182",
    "183",
    "184",
    "185",
    "186",
    "187",
    "188",
    "189",
    "190",
    "191",
    "192",
    "193",
    "195",
    "196",
    "197",
    "198",
    "199",
]


def name(random: Random) -> str:
    """A name, as they are distributed: most of three characters, some of two, few double."""
    share = random.random()
    if share < 0.02:
        return random.choice(_MINORITY)
    family = random.choice(_DOUBLE) if share < 0.04 else random.choice(_FAMILY)
    count = 1 if random.random() < 0.2 else 2
    return family + "".join(random.choice(_GIVEN) for _ in range(count))


def resident_id(random: Random) -> str:
    """Eighteen characters; the check character solves the congruence of ISO 7064 mod 11-2."""
    born = date(1935, 1, 1) + timedelta(days=random.randrange(30_000))
    first = f"{random.choice(_DISTRICTS)[0]}{born:%Y%m%d}{random.randrange(1, 1000):03d}"
    value = 0
    for digit in first:
        value = (value + int(digit)) * 2 % 11
    check = (1 - value) % 11
    return first + ("X" if check == 10 else str(check))


def old_id(random: Random) -> str:
    """Fifteen digits, as until 1999."""
    born = date(1935, 1, 1) + timedelta(days=random.randrange(22_000))
    return f"{random.choice(_DISTRICTS)[0]}{born:%y%m%d}{random.randrange(1, 1000):03d}"


def mobile(random: Random) -> str:
    return random.choice(_MOBILE) + f"{random.randrange(10**8):08d}"


def bank_card(random: Random) -> str:
    """A number of an issuer, of its usual length, whose last digit makes the sum a round one."""
    issuer = random.choice(_ISSUERS)
    length = (
        16 if issuer[0] in "453" else 19 if issuer.startswith("62") else random.choice((16, 19))
    )
    body = issuer + "".join(random.choice(string.digits) for _ in range(length - 1 - len(issuer)))
    return next(body + last for last in string.digits if _sums_up(body + last))


def _sums_up(number: str) -> bool:
    total = 0
    for place, digit in enumerate(number[::-1]):
        twice = int(digit) << (place % 2)
        total += twice - 9 if twice > 9 else twice
    return total % 10 == 0


def plate(random: Random) -> str:
    """Blue plates, green ones of six characters, and those of trailers, schools and police."""
    head = random.choice(_PROVINCES) + random.choice(_PLATE_LETTERS)
    form = random.choice(("blue", "blue", "letters", "green", "green", "truck", "tail"))
    letters = [random.choice(_PLATE_LETTERS) for _ in range(2)]
    digits = [random.choice(string.digits) for _ in range(6)]
    body = {
        "blue": "".join(digits[:5]),
        "letters": "".join([*digits[:3], *letters]),
        "green": random.choice("DFA") + random.choice((*letters, digits[0])) + "".join(digits[1:5]),
        "truck": "".join(digits[:5]) + random.choice("DF"),
        "tail": "".join(digits[:4]) + random.choice("挂学警"),
    }[form]
    return head + random.choice(("", "", "·", "•", " ", "-")) + body


def passport(random: Random) -> str:
    tail = f"{random.randrange(10**8):08d}"
    return random.choice(
        (
            "E" + tail,
            "E" + tail,
            "G" + tail,
            f"E{random.choice('ABCDJK')}{tail[1:]}",
            "H" + tail,
            "M" + tail,
            "H" + tail + "01",
        )
    )


def address(random: Random) -> str:
    """A home in a town or in a village, in the forms that people write."""
    _, district = random.choice(_DISTRICTS)
    number = random.randrange(1, 300)
    if random.random() < 0.25:
        place = district + random.choice(_TOWNS) + random.choice(_VILLAGES)
        return place + random.choice(
            (
                f"{number % 15 + 1}组{number}号",
                f"{number}号",
                f"{'一二三四五六七八九'[number % 9]}组{number % 80 + 1}号",
            )
        )
    area = random.choice((district, district[3:] if len(district) > 8 else district, ""))
    street, estate = random.choice(_STREETS), random.choice(_ESTATES)
    block, unit, room = (
        random.randrange(1, 60),
        random.randrange(1, 5),
        random.randrange(1, 30) * 100 + random.randrange(1, 5),
    )
    chinese = "一二三四五六七八九"
    return area + random.choice(
        (
            f"{street}{number}号{block}幢{room}室",
            f"{street}{number}号{estate}{block}栋{unit}单元{room}室",
            f"{estate}{block}幢{unit}单元{room}室",
            f"{estate}{block}号楼{room}室",
            f"{street}{number}弄{block}号{room}室",
            f"{street}{number}号院{block}号楼{unit}单元{room}",
            f"{estate}{block}-{unit}-{room}室",
            f"{street}{estate}{chinese[block % 9]}幢{chinese[unit]}单元{room}室",
            f"{estate}{block}栋{room}房",
        )
    )


def street_address(random: Random) -> str:
    """A house in a street, which is a home only where a label says so."""
    _, district = random.choice(_DISTRICTS)
    return f"{district}{random.choice(_STREETS)}{random.randrange(1, 300)}号"


def fixed_line(random: Random) -> str:
    area, length = random.choice(
        (("010", 8), ("021", 8), ("0512", 8), ("0371", 8), ("0517", 8), ("0838", 7), ("0563", 7))
    )
    number = str(random.randrange(2, 9)) + "".join(
        random.choice(string.digits) for _ in range(length - 1)
    )
    return random.choice((f"{area}-{number}", f"（{area}）{number}", f"{area}{number}"))


def email(random: Random) -> str:
    user = "".join(random.choice(string.ascii_lowercase) for _ in range(random.randrange(3, 9)))
    host = random.choice(("163.com", "qq.com", "126.com", "sina.cn", "foxmail.com"))
    return f"{user}{random.randrange(1000)}@{host}"
