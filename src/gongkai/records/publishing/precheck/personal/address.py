"""Home addresses: after a label of residence, or by building, unit and room of a dwelling.

An office's address is to be public (Reg. Art. 12 and 20): where no label says that somebody lives
there, a street and a number alone raise no alarm, nor does a room in what is named as an office.
"""

import re
from collections.abc import Iterator

_HAN_NUMERALS = "〇零一二三四五六七八九十百"
_NUMERAL = f"0-9{_HAN_NUMERALS}"
_NUMBER = (
    rf"(?:[A-Za-z甲乙丙丁东南西北]?[{_NUMERAL}]{{1,5}}(?:[-—－~附之][0-9]{{1,5}}){{0,3}}"
    r"|[A-Z]|[甲乙丙丁东南西北](?=[单座]))"
)
_GAP = r"[ ，,]?"
_BUILDING = rf"{_NUMBER} ?(?:号楼|号院|幢|栋|座|弄|号|楼){_GAP}"
_UNIT = rf"{_NUMBER} ?(?:单元|门|梯){_GAP}"
_FLOOR = rf"{_NUMBER} ?(?:层|楼){_GAP}"
_ROOM = rf"{_NUMBER} ?(?:室|户|房)"
# Building, unit and room; unit and room; building and room; building and a bare number of a room.
_DWELLING = re.compile(
    rf"(?:{_BUILDING}){{0,3}}{_UNIT}(?:{_FLOOR})?{_NUMBER} ?(?:室|户|房|号)?"
    rf"|(?:{_BUILDING}){{1,3}}(?:{_FLOOR})?{_ROOM}"
    rf"|(?:{_BUILDING}){{0,2}}{_NUMBER} ?(?:幢|栋|号楼|座|弄){_GAP}(?:{_FLOOR})?"
    r"[0-9]{1,4}(?:号|室)?(?![0-9.年月日元])"
    rf"|[0-9]{{1,4}}-[0-9]{{1,4}}(?:-[0-9]{{1,4}})? ?室"
)
_OF_NUMBERS = (
    f"{_HAN_NUMERALS}0123456789号楼院幢栋座弄单元门梯层室户房甲乙丙丁东南西北附之，,-— ABCDEFGH"
)
_ANCHOR = re.compile(r"单元|[幢栋弄室]|号楼")
_BEFORE_ANCHOR = frozenset(f"0123456789{_HAN_NUMERALS}ABCDEFGHIJKLMNOPQRSTUVWXYZ甲乙丙丁东南西北 ")
_VILLAGE = re.compile(
    rf"(?:村|庄|屯|寨|圩|社区|大队|组)[\u4e00-\u9fff]{{0,6}}?(?:{_NUMBER}(?:村民小组|组|队|社)[\u4e00-\u9fff]{{0,5}}?)?"
    rf"{_NUMBER}(?:-[0-9]{{1,4}})? ?(?:号|户)(?![地文令线楼车机台井泵院段路桩])"
    rf"|(?:村|庄|屯|寨|圩|社区|大队)[\u4e00-\u9fff]{{0,6}}?{_NUMBER}(?:村民小组|组|队|社)"
    r"(?:[0-9]{1,4}号)?(?=[，,。；;）)、\s]|$)"
)
_VILLAGE_ANCHOR = re.compile(r"[0-9〇零一二三四五六七八九十](?:号|户|组|队|社|村民小组)")
_IN_VILLAGE = re.compile(r"[镇乡县区市旗道].*[村庄屯寨圩社队]")
_SEAT = re.compile(r"(?:地[址点]?[:：为在于]?\s*|位于|坐落于?)$")
_HOUSE = re.compile(r"的?(?:房屋|住宅|住房|自建房|农房|宅基地|家中|家里|家)")
_LIVES = re.compile(
    r"(?:住(?:址|所地?|在)?|家庭地址|居住(?:地址?|于|在)|现居(?:住)?|户籍(?:所在)?地?(?:地址)?|户口(?:所在地|地址)?"
    r"|(?:送达|收件|邮寄|快递|收货)地址)"
    r"[为是于在]?(?:地址?)?\s{0,2}[:：|]?\s{0,3}(?=[\u4e00-\u9fff])"
)
_BARE = "住"  # alone it is a label only where a clause begins
_CLAUSE_BEGINS = frozenset(("", *"现家，,、；;（( \u3000\t\n。"))
_LIVED_AT = re.compile(r"[^，,。；;\n“”]{3,70}")
_LEAVES = re.compile(r"[的系因]|房屋|业主|电话|手机|身份|邮编|联系|姓名|从事|经营")
_LAST_NUMBER = re.compile(
    rf".*{_NUMBER} ?(?:号|组|室|幢|栋|号楼|单元|户|弄|队|房)"
    r"(?:[0-9]{1,4}(?:-[0-9]{1,4})?(?![0-9年月]))?"
)
_PLACE = re.compile(r"[省市县区旗镇乡路街道巷村弄庄屯里苑园城府湾庭坊]|大道|小区|社区|公寓|新村")
_ORDINAL = re.compile("(?<!门)第$")
_HAS_NAME = re.compile("[\u4e00-\u9fff]{2}")
_NAMED_AFTER = r"(?![\u4e00-\u9fff]{0,3}(?:路|街|大道|巷|新?村|小区|家属|宿舍|花园|社区|苑|公寓))"
_OFFICE = re.compile(
    rf"(?:局|委员会|管委会|办事处|中心|大厅|大楼|大厦|机关|人民政府|会议室|办公|窗口|学校|[中小大]学|学院|公司"
    rf"|写字楼|医院|法院|(?:教学|实验|综合|行政|门诊|住院)楼|广场|商务|科技园|产业园|创业园|孵化|基地|场馆|体育馆|图书馆|档案馆|研究院|工业园|厂|酒店|宾馆){_NAMED_AFTER}"
)
_OFFICE_LABEL = re.compile(
    r"(?:办公|单位|公司|注册|经营|营业|企业|机构|受理|报名|领取|递交|开标|投标|现场|咨询|办理|会议|集合|考试|面试|体检|评审|培训)"
    r"[^，。；：:\n]{0,6}(?:[:：为在于][^，。；：:\n]{0,12})?$"
    r"|(?:地点|经营场所|营业场所|生产地址)[:：为在于]?[^，。；：:\n]{0,12}$"
)
_FIRM = re.compile(r"公司|企业|信用代码|经营者|合作社|商行|门市|[厂店部]\W")
_FIRM_LABEL = re.compile(r"(?:住所地?|地址|场所)[:：]?\s*$")
_BOUNDARY = re.compile(
    r"[^，,。；;：:、（）()\s“”\"'|]*$"  # what stands after the last mark
)
_START_WORD = re.compile(
    r".*(?:家住|住在|居住于|居住在|位于|坐落于?|地址为?|前往|来到|到达|(?<!居)住)"
)
_LEFT, _RIGHT, _ABOUT = 40, 40, 80
_LONGEST_NUMBERS = 14  # characters of numbers before the first anchor


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find home addresses; each begins with the place and ends with the last number."""
    yield from _labelled(text)
    yield from _dwellings(text)
    yield from _villages(text)


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    for label in _LIVES.finditer(text):
        if not _is_label(text, label):
            continue
        clause = _LIVED_AT.match(text, label.end())
        if clause is None:
            continue
        leaves = _LEAVES.search(text, *clause.span())
        end = leaves.start() if leaves else clause.end()
        found = _LAST_NUMBER.match(text, label.end(), end)
        if found is not None and _PLACE.search(found[0]):
            yield found.span()


def _is_label(text: str, label: re.Match[str]) -> bool:
    """Whether somebody lives at what follows; 住 is also a part of words, 住所 a firm's seat."""
    if not label[0].startswith(_BARE):
        return True
    if label[0].startswith("住所"):
        return not _FIRM.search(text, max(0, label.start() - _ABOUT), label.start())
    if label[0].startswith(("住址", "住在")):
        return True
    return text[label.start() - 1 : label.start()] in _CLAUSE_BEGINS or _after_name(text, label)


def _after_name(text: str, label: re.Match[str]) -> bool:
    """Whether a name with its label stands before 住: 申请人王某住…."""
    return (
        re.search(
            r"(?:人|户主|业主|患者)[\u4e00-\u9fff]{2,4}$",
            text[max(0, label.start() - 8) : label.start()],
        )
        is not None
    )


def _dwellings(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < done or text[anchor.start() - 1] not in _BEFORE_ANCHOR:
            continue
        line = max(done, text.rfind("\n", 0, anchor.start()) + 1, anchor.start() - _LEFT)
        numbers = line + len(text[line : anchor.start()].rstrip(_OF_NUMBERS))
        found = _numbers(text, numbers, anchor)
        if found is None:
            continue
        start = _beginning(text, line, found.start())
        if _is_dwelling(text, start, found):
            yield start, found.end()
            done = found.end()


def _numbers(text: str, start: int, anchor: re.Match[str]) -> re.Match[str] | None:
    """The numbers of a dwelling that begin between a place and the anchor, and go beyond it."""
    for at in range(max(start, anchor.start() - _LONGEST_NUMBERS), anchor.start()):
        found = _DWELLING.match(text, at, anchor.end() + _RIGHT)
        if found is not None and found.end() >= anchor.end():
            return found
    return None


def _beginning(text: str, line: int, at: int) -> int:
    """Where the address begins whose numbers stand at a place."""
    tail = _BOUNDARY.search(text, line, at)
    start = tail.start() if tail else at
    word = _START_WORD.match(text, start, at)
    return word.end() if word else start


def _is_dwelling(text: str, start: int, found: re.Match[str]) -> bool:
    place, about = text[start : found.start()], text[max(0, start - _ABOUT) : start]
    if not _HAS_NAME.search(place) or _OFFICE.search(text, start, found.end()):
        return False
    about = about.rpartition("\n")[2]
    has_unit = "单元" in found[0]
    if not has_unit and _OFFICE_LABEL.search(about):
        return False
    if _ORDINAL.search(place) or (has_unit and not _has_room(found[0])):
        return False
    return not (_FIRM_LABEL.search(about) and _FIRM.search(about))


def _has_room(numbers: str) -> bool:
    return re.search(rf"[{_NUMERAL}] ?(?:室|户|房|号)?$", numbers) is not None


def _villages(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for anchor in _VILLAGE_ANCHOR.finditer(text):
        at = anchor.end()
        if at <= done:
            continue
        line = max(done, text.rfind("\n", 0, at) + 1, at - _LEFT)
        if not _IN_VILLAGE.search(text, line, at):
            continue
        for found in _VILLAGE.finditer(text, line, at + _RIGHT):
            if found.end() < at:
                continue
            start = _beginning(text, line, found.start() + 1)
            if _is_village_home(text, start, found):
                yield start, found.end()
                done = found.end()
            break


def _is_village_home(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether town and village with a number are somebody's home."""
    place = text[start : found.start() + 1]
    if not re.search(r"[镇乡县区市旗]|街道", place[:-1]) or _OFFICE.search(place):
        return False
    about = text[max(0, start - _ABOUT) : start].rpartition("\n")[2]
    if _OFFICE_LABEL.search(about):
        return False
    is_house = "组" in found[0] or _HOUSE.match(text, found.end())
    return bool(is_house) or not _SEAT.search(about)
