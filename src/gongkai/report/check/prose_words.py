"""The words of annual reports' prose, as one pattern whose groups name what a word does.

A count is read only where every word before it is known: what is not in this vocabulary keeps a
sentence from being read as a claim, so a word is added here only with a case in the tests.
"""

from gongkai.report.check.numerals import ARABIC_PATTERN, NUMBER_PATTERN
from gongkai.report.check.prose_lexer import Lexer, Token
from gongkai.report.check.prose_years import (
    LAST_MARK,
    MARKS,
    NEXT_MARK,
    THIS_MARK,
    YearMarks,
    is_known,
    spelled,
)

OWN_MASK = "\ue000"  # stands for the agency's own name, character for character
_NEVER = "(?!)"
_RATIO = r"(?:[%％‰]|个百分点|个百分比|倍|成(?!果|立|员|功|效))"
_UNIT = (
    r"(?:件(?!事|套)次?|宗|起(?!草|来|诉)|份(?!额)|例(?!如)|项|条(?!例)|次(?!性)|笔|单(?!位)|元"
    r"|个(?!月|工作日|自然日|小时|方面|部门|单位|环节))"
)
_END = r"(?=[，,。；;！）)、\s]|$)"
_CITIZENS = r"(?:公民[、，]?)?法人(?:和|或者?|及|以及|与|、)?其[他它]组织"
_REQUEST = (
    r"(?:政府|政务)?信息公开(?:政府信息)?(?:的)?申请(?!人|表|书|渠道|方式|办理|工作|制度|流程)"
    r"|依申请(?:政府|政务)?(?:信息)?公开(?:政府|政务)?(?:信息)?(?:的)?"
    r"(?:申请(?!人|表|书|渠道)|办件|件|事项)?"
    r"|(?:申请公开|公开申请)(?:政府信息)?(?!人|表|书)|政府信息申请|申请件"
    r"|申请(?!人|书|表|渠道|方式|行政|复议|公开)"
)
# 依申请公开信息20件 alone may count what was released; 收到, 办理 and the like say it does not.
_RELEASED = (
    r"依申请(?:政府|政务)?(?:信息)?公开(?:政府|政务)?(?:信息)?"
    r"(?!(?:的)?申请|办件|件|事项|信息|政府|政务)"
)
_RECONSIDERATION = r"(?:被?(?:申请|提起|提出))?(?:行政)?复议(?:案件|申请|事项|件|案)?"
_LITIGATION = r"(?:被?(?:申请|提起|提出))?(?:行政)?(?:诉讼|应诉)(?:案件|申请|事项|件|案)?"

# --- statements of none: each matches only where nothing follows that narrows it ----------------

_HAPPENED = r"(?:收到|接到|接收到?|受理|发生|产生|出现|涉及|引发|存在)"
_NOT = rf"(?:(?:尚|并|均|从)?(?:未|没有|没)(?:曾)?{_HAPPENED}(?:过)?|不存在|没有|未有|无)(?:任何)?"
_BECAUSE = (
    r"(?:因|由于?|针对|涉及|有关|关于|本部门|本机关|本单位|本行政机关|我[局市县区委办厅镇乡省]|本局|对"
    r"|就|而?被|引起|引发|导致|产生|提起|申请|提出|政府|政务|信息公开|依申请公开|工作|事务|事项"
    r"|问题|的|方面|任何|与|相关|向|人民法院|答复|履职|处理)"
)
_NOUN_TAIL = r"(?:案件|案例|案|申请|事项|件|事件)?(?:的)?(?:情况|情形|现象)?"
_AND = r"(?:[、，,和与及或/]|以及|或者|也?(?:未|没有|无)(?:发生|被|涉及|收到|产生)?)?"
_DISPUTES = (
    rf"(?>{_BECAUSE}*"
    rf"(?:{_RECONSIDERATION}{_NOUN_TAIL}(?:{_AND}{_BECAUSE}*{_LITIGATION}{_NOUN_TAIL})?"
    rf"|{_LITIGATION}{_NOUN_TAIL}(?:{_AND}{_BECAUSE}*{_RECONSIDERATION}{_NOUN_TAIL})?))"
)
_DECISION = (
    r"行政(?:许可|处罚|强制)(?:措施|执行)?(?:处理)?(?:决定|事项|案件|行为)?(?:的)?(?:情况|情形)?"
)
_NOT_DECIDED = (
    r"(?:(?:尚|并|均)?(?:未|没有)(?:作出|做出|实施|发生|开展|进行|办理|产生|涉及)(?:过)?"
    r"|没有|不存在|无)(?:任何)?"
)
_NOT_CHARGED = r"(?:(?:未|没有)(?:收取|征收|发生|产生|涉及)(?:过)?|不收取|没有|不存在|无)(?:任何)?"
_NOT_MADE = r"(?:未|没有)(?:新)?(?:制定|出台|制发|印发|制作)(?:过|新的?)?(?:任何)?"
_DOCUMENT = r"(?:(?:政府|部门|地方政府)?规章(?!制度)|(?:行政)?规范性文件)"


def _none_groups(previous: str, following: str) -> tuple[tuple[str, str], ...]:
    request_tail = r"(?:事项|办件|件|情况)?(?:的)?(?:情况|情形)?"
    by = rf"(?:{_CITIZENS}|社会公众)?(?:的|提出的?|提交的?)?(?:关于|有关|涉及)?"
    carried = rf"(?:的)?(?:{_REQUEST})?(?:的)?(?:事项|办件|件|情况)?"
    return (
        ("none_disputes", rf"{_NOT}{_DISPUTES}{_END}"),
        (
            "none_over",
            rf"(?:(?:没有|无){previous}(?:度)?(?:的)?|{previous}度?(?:均)?(?:没有|无))结转(?>{carried}){_END}",
        ),
        (
            "none_forward",
            (
                rf"(?:没有|无)(?:需要?)?结转(?:至|到|入)?{following}"
                rf"(?:度)?(?:继续)?(?:办理|处理|答复)?(?>{carried}){_END}"
            ),
        ),
        ("none_requests", rf"{_NOT}{by}(?>(?:{_REQUEST}){request_tail}){_END}"),
        ("none_decisions", rf"{_NOT_DECIDED}(?>{_DECISION}(?:[、和及与或]{_DECISION})*){_END}"),
        (
            "none_charges",
            rf"{_NOT_CHARGED}(?>行政事业性收费(?:项目|事项|收入)?(?:的)?(?:情况)?){_END}",
        ),
        ("none_documents", rf"{_NOT_MADE}(?>{_DOCUMENT}(?:[、和及与或]{_DOCUMENT})*){_END}"),
    )


# --- numbers ------------------------------------------------------------------------------------

_NUMBER_GROUPS = (
    ("ordinal", rf"第{NUMBER_PATTERN}(?:件|条|款|项|号|次|个|期|批|届|位|名)?"),
    ("ratio", rf"{NUMBER_PATTERN}[余多]?{_RATIO}|百分之{NUMBER_PATTERN}"),
    (
        "vague",
        (
            rf"[数几上]?[十百千万]+[几余多]{_UNIT}|[数几上][十百千万]*{_UNIT}"
            rf"|{NUMBER_PATTERN}{_UNIT}?[-—－~～至到/]{NUMBER_PATTERN}{_UNIT}?"
        ),
    ),
    (
        "count",
        (
            r"(?P<about>约|将近|接近|近|逾|超过?|不足|大约|至少|多达|突破)?"
            rf"(?P<value>{NUMBER_PATTERN})(?P<over>[余多来]?)(?P<scale>[万亿]*)(?P<unit>{_UNIT})"
            r"(?P<around>左右|以上|上下|以内)?"
        ),
    ),
    ("bare", rf"(?<=[为：:数有共])(?:{ARABIC_PATTERN}|零){_END}"),
)


# --- time -----------------------------------------------------------------------------------------


def _time_groups(this: str) -> tuple[tuple[str, str], ...]:
    anything = r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})"
    dash = r"[至到—－\-~～]"
    return (
        (
            "now",
            (
                rf"{this}年1月1日起?{dash}(?:{this}年)?12月31日(?:止|期间)?"
                rf"|(?:{this}年)?1月?{dash}12月份?"
            ),
        ),
        (
            "until",
            rf"截[至止]到?(?:{this}年)?(?:12月31日|12月底|年底|年末|底|末)?(?:目前|报告期末)?",
        ),
        (
            "then",
            (
                rf"自?(?:{anything}年(?:\d+月)?|去年|上年)(?:以来|至今)|自{anything}年[^，。]{{0,8}}起"
                r"|近年来?|近[几两三四五六七八九十\d]+年来?|[两三四五六]年来|历年|历史|至今|迄今|往年|前年"
                rf"|(?:{anything}年|今年|本年|全年)?\d{{1,2}}月(?:\d{{1,2}}日|份|底|初|[上中下]旬)?(?!以?内)"
                r"|[上下]半年|第?[一二三四1-4]季度|(?:年|月)度平均|平均|日均|月均"
            ),
        ),
        (
            "now",
            (
                rf"(?:今年|本年|{this}年)以来|{this}年度?|本年度?|今年度?|全年度?|当年度?|年内"
                r"|本?报告年度|本?报告期内?"
            ),
        ),
        ("then", rf"上一?年度?|去年度?|上一?个?年度|{anything}年度?"),
        ("cumulative", r"累计|累积"),
    )


# --- what is counted ------------------------------------------------------------------------------


def _flow_groups(previous: str, following: str, this: str) -> tuple[tuple[str, str], ...]:
    deal = r"(?:办理|处理|答复|办结|回复)"
    return (
        ("part", r"其中|当中"),
        (
            "carried_over",
            (
                rf"(?:由|从|自)?{previous}度?(?:的)?(?:结转|转结|接转|转入|结存|遗留)"
                rf"(?:(?:至|到|入|来)?(?:本年度?|今年|当年|{this}年度?))?(?:继续)?{deal}*(?:的)?"
                rf"|结转自?{previous}度?(?:的)?"
                rf"|结转(?:至|到|入)?(?:本年度?|今年|{this}年度?)(?:继续)?{deal}*(?:的)?"
            ),
        ),
        (
            "carried_forward",
            (
                rf"(?:结转|转结|接转|转入|转|结余|顺延|延续|延期|延|跨|留待|留)(?:至|到|入|为|在)?{following}"
                rf"度?(?:继续|再)?{deal}*(?:的)?|{following}度?(?:继续)?{deal}+(?:的)?"
            ),
        ),
        ("new", r"新收到?|新接收到?|新接到|新受理"),
    )


_SUBJECT_GROUPS = (
    ("foreign", r"(?:政府|市|县|区|省|局|委)办公室|政府办|复议(?:机关|机构)|审理机关"),
    (
        "own",
        (
            rf"{OWN_MASK}+|[我本][局委办厅院街校所队]|[我本](?:中心|单位|机关|部门|行政机关|系统|街道)"
            r"|我们|全[局委厅院]"
        ),
    ),
    ("whole", r"[我本全][市县区省州旗镇乡盟](?!级|直|属)(?:范围内?)?(?:各级)?(?:行政机关)?"),
    (
        "foreign",
        (
            r"各(?:县|区|市|地|部门|单位|乡|镇|街|科|局|委|级|成员|直属|分局|处|园|有关)"
            r"|县区|区县|市直|省直|区直|县直|下属|所属|下级|直属|基层|[省市县区]?本级|[省市县区]级"
            r"|办公室|乡镇|街道|分局|支队|大队|兄弟|园区|开发区|派出所|学校|医院|企事业|企业(?!和群众)"
            r"|[省市县区](?:人民)?政府(?!规章|信息|网)|部门(?!规章|文件)"
        ),
    ),
    ("except", r"除(?:此之外|了|去)?|另外|此外"),
    (
        "compared",
        r"相?较(?!好|大|强)|相?比(?!例)|同比|环比|增长|增加|增幅|减少|下降|降幅|上升|净增|多于|少于|翻",
    ),
    ("guided", r"按照|根据|依据|依照|遵照|结合|对照|落实|贯彻|围绕|督促|指导|组织|要求"),
    ("sum", r"总计|合计|共计|总共|一共|总数|总量|共"),
)

_LABEL_GROUPS = (
    (
        "detail",
        (
            r"国家秘密|禁止公开|三安全一稳定|第三方|内部事务|过程性|执法案卷|行政查询|不掌握|现成信息"
            r"|另行制作|补正|信访(?:、)?举报(?:、)?投诉类|信访投诉举报类|重复申请|公开出版物|大量反复|重新出具"
            r"|逾期|缴费|缴纳|不存在|非政府信息|不属于|已主动公开"
        ),
    ),
    ("not_granted_word", r"公开率|答复率|办结率|办理率|及时率|满意率|答复期限|办理期限"),
    ("partly", r"(?:予以|同意|部分予以)?部分(?:予以)?公开|区分处理后?公开"),
    ("refused", r"不予公开|不同意公开"),
    ("granted", r"(?:予以|同意)(?:全部)?公开"),
    ("unable", r"无法提供"),
    ("not_processed", r"不予处理"),
    ("other", r"其[他它](?:方式)?处理"),
    ("direct", r"未经(?:行政)?复议(?:而)?直接(?:起诉|诉讼|提起(?:行政)?诉讼)(?:的)?(?:案件)?"),
    ("after", r"经?(?:行政)?复议后(?:再|又)?(?:起诉|诉讼|提起(?:行政)?诉讼)(?:的)?(?:案件)?"),
    ("litigation", _LITIGATION),
    ("reconsideration", _RECONSIDERATION),
    ("upheld", r"(?:结果)?(?:被|予以)?维持(?:结果)?"),
    ("corrected", r"(?:结果)?(?:被|予以)?纠正(?:结果)?"),
    ("other_result", r"其[他它]结果"),
    ("pending", r"(?:尚)?未审结|(?:正|尚)在审理(?:中)?"),
    ("topic_other", r"(?:党内|企业|单位)?规章制度|党内规章|行政许可申请|许可申请|信息处理费"),
    ("rules", r"(?:新)?(?:(?:[省市]|地方)?(?:人民)?政府|部门)?规章"),
    ("normative_documents", r"(?:行政)?规范性文件"),
    ("licences", r"行政许可"),
    ("penalties", r"行政处罚"),
    ("compulsion", r"行政强制(?:措施)?(?!执行)"),
    ("charges", r"行政事业性收费(?!项目|事项|目录|清单|标准)(?:收入|金额|总额|总金额)?"),
    (
        "topic_other",
        (
            r"人大|政协|建议|提案|议案|咨询|信访|热线|留言|问政|诉求|来信|来电|投诉|举报|工单|舆情|信箱"
            r"|事项|清单|目录|网站|公众号|新媒体|文件|解读|政策|新闻|短视频|会议|培训|检查|许可|处罚"
        ),
    ),
    ("citizens", rf"公民[、，]?{_CITIZENS[len('(?:公民[、，]?)?') :]}|申请人|社会公众|群众"),
    ("organisations", r"法人(?:和|或者?|及|以及|与)?其[他它]组织"),
    ("natural_person", r"自然人|公民个人"),
    ("business", r"商业企业"),
    ("research", r"科研机构"),
    ("public_interest", r"社会公益组织"),
    ("legal_services", r"法律服务机构"),
    ("released", _RELEASED),
    ("request", _REQUEST),
    ("processed", r"办理(?!结果|情况)"),
    ("result_word", r"(?:办理|处理)(?:结果|情况)(?:为|是)?"),
    ("info", r"(?:政府|政务)?信息公开"),
    ("received", r"收到|接收到?|接到|收悉"),
    ("accepted", r"受理"),
    (
        "handled",
        (
            r"(?:予以|作出|做出|完成)?(?:办结|答复|回复|办复)(?:完毕)?(?!率|期限|内容|文书|质量|方式)"
            r"|(?:办理|处理)(?:完毕|完成)"
        ),
    ),
    ("in_force", r"(?:现行|继续|现)有效"),
    ("repealed", r"(?:宣布)?(?:废止|失效)(?:和|、|或|及)?(?:宣布)?(?:废止|失效)?"),
    ("made", r"新?(?:制定|制发|出台|印发)(?:印发|出台|发布)?"),
    ("published", r"(?:主动|集中|新增|新)?(?:公开发布|公开|公布|发布|公示|归集|推送)(?!率)"),
    ("decided", r"作出|做出|下达|实施|核发"),
    (
        "filler",
        (
            r"政府信息|本部门|信息|数量|数|方面|情况|工作|依法|依规|依纪|及时|按时|按期|按规定|规范|妥善|认真"
            r"|严格|有效|实际|案件|案|社会|提出|提交|决定书?|告知书?|发生|引发|引起|产生|涉及|针对|有关|关于"
            r"|因|由|被|提起|全部|均|已|各类|的|了|为|是|有|达到?|对|向|并|和|及|与|以|件|书面|法定|期限|内"
            r"|含|包括|包含|加上|连同|另|还|则|处理|结果|类|量|系|属|于|正式|任何|该|在|所有|中|收取|征收|收入|金额|实际"
        ),
    ),
)

_BREAK_GROUPS = (("pause", "[，,：:（()）]"), ("list", "、"))


def words(year: int | None) -> tuple[tuple[str, str], ...]:
    """Every known word in a report on `year` as (kind, pattern); the first that matches counts."""
    if year is None or not is_known(year):
        return _words(_NEVER, _NEVER, _NEVER)
    return _words(spelled(year - 1), spelled(year), spelled(year + 1))


def _words(last: str, this: str, next_: str) -> tuple[tuple[str, str], ...]:
    previous = rf"(?:上一?个?年度?|去年度?|往年|{last}年度?)"
    following = rf"(?:下一?个?年度?|次年度?|明年度?|来年|{next_}年度?)"
    return (
        *_none_groups(previous, following),
        *_flow_groups(previous, following, this),
        *_time_groups(this),
        *_NUMBER_GROUPS,
        *_SUBJECT_GROUPS,
        *_LABEL_GROUPS,
        *_BREAK_GROUPS,
    )


# Characters with which much the same words begin share one pattern, which is compiled once.
_ALIKE = (
    "0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千万亿",
    MARKS,
    "未无没不尚并均从",
    "约将近逾超大至多突",
    "上去往自由年月今全本当",
    "数几",
    "结转顺延跨留",
    "省市县区州旗镇乡",
)
_WORDS = _words(*(f"{mark}{{4}}" for mark in (LAST_MARK, THIS_MARK, NEXT_MARK)))
_LEXER = Lexer(_WORDS, _ALIKE)
KINDS = frozenset(kind for kind, _ in _WORDS)
NONE_KINDS = frozenset(kind for kind in KINDS if kind.startswith("none_"))


class YearLexer:
    """Cuts the sentences of a report on `year` into the words of `words(year)`."""

    def __init__(self, year: int | None) -> None:
        self._marks = YearMarks(year)

    def tokens(self, sentence: str) -> list[Token]:
        """Cut a sentence; a last token of kind "end" holds what follows the last word."""
        return _LEXER.tokens(self._marks.mark(sentence))


def lexer(year: int | None) -> YearLexer:
    """The lexer for the prose of a report on `year`."""
    return YearLexer(year)
