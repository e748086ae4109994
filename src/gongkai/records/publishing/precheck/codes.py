"""Every code an alarm can have: its meaning, its remedy and its default severity.

docs/publishing-checks.md explains them; a test holds the page to this list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.records.publishing.precheck.alarm import Severity

_BLOCKING, _WARNING = Severity.BLOCKING, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Code:
    """A code with what is wrong (`zh`, `en`) and what to do about it (`remedy_zh`, `remedy_en`)."""

    code: str
    severity: Severity
    zh: str
    en: str
    remedy_zh: str
    remedy_en: str


_MASK = (
    "请遮盖或删去；依法应当公开的，由审查人放行。",
    "Mask or delete it; where the law has it published, a reviewer lets it pass.",
)
_PERSONAL = (
    Code("PII-RESIDENT-ID", _BLOCKING, "公民身份号码。", "A resident identity number.", *_MASK),
    Code(
        "PII-PHONE",
        _BLOCKING,
        "个人的手机号码或者固定电话号码。",
        "A mobile number, or a private telephone number.",
        "请遮盖或删去；对外的联系方式请改用办公电话。",
        "Mask or delete it; as a contact give the office's number.",
    ),
    Code("PII-BANK-CARD", _BLOCKING, "银行卡号。", "The number of a bank card.", *_MASK),
    Code("PII-PLATE", _WARNING, "机动车号牌。", "The number plate of a vehicle.", *_MASK),
    Code(
        "PII-PASSPORT",
        _BLOCKING,
        "护照或者出入境通行证件号码。",
        "The number of a passport or travel permit.",
        *_MASK,
    ),
    Code("PII-ADDRESS", _BLOCKING, "个人的住址。", "A home address.", *_MASK),
    Code("PII-NAME", _BLOCKING, "自然人的姓名。", "The name of a natural person.", *_MASK),
    Code(
        "PII-EMAIL",
        _WARNING,
        "可能是个人的电子邮箱。",
        "An e-mail address that may be private.",
        "请改用机关邮箱，或者遮盖、删去。",
        "Give the agency's address, or mask or delete it.",
    ),
)
_WORDS = (
    Code(
        "WORD-MISSPELLING",
        _WARNING,
        "错别字。",
        "A misspelling.",
        "请改正。",
        "Correct it.",
    ),
    Code(
        "WORD-OUTDATED-BODY",
        _WARNING,
        "机构已经撤并或者更名。",
        "A body that no longer exists under this name.",
        "请改用现名；叙述历史的，名称前加“原”。",
        "Use today's name; where history is told, put 原 before it.",
    ),
    Code(
        "WORD-REPEALED-LAW",
        _WARNING,
        "法律、法规已经废止。",
        "A law that has been repealed.",
        "请改引现行规定；确需引用旧法的，写明已废止。",
        "Cite the law in force; where the old one is meant, say that it was repealed.",
    ),
    Code(
        "WORD-TERM",
        _WARNING,
        "本机关词库中的不规范用语。",
        "A term that the agency's own dictionary advises against.",
        "请按词库改正。",
        "Use the term that the dictionary gives.",
    ),
)
_DATES = (
    Code(
        "DATE-IMPOSSIBLE",
        _BLOCKING,
        "日期不存在。",
        "There is no such date.",
        "请核对后改正。",
        "Look it up and correct it.",
    ),
    Code(
        "DATE-FORMAT",
        _WARNING,
        "月、日编了虚位（GB/T 9704：1不编为01）。",
        "Month or day has a leading zero (GB/T 9704: 1 is not written 01).",
        "请去掉月、日前的0。",
        "Drop the zero.",
    ),
    Code(
        "DATE-SHORT-YEAR",
        _WARNING,
        "年份没有标全称（GB/T 9704、GB/T 15835）。",
        "The year is cut short (GB/T 9704, GB/T 15835).",
        "请写四位数的年份。",
        "Write all four digits of the year.",
    ),
    Code(
        "DATE-NUMERALS",
        _WARNING,
        "日期没有用阿拉伯数字（GB/T 9704-2012）。",
        "The date is not in Arabic numerals (GB/T 9704-2012).",
        "请改用阿拉伯数字；引用2012年7月1日以前公文的落款可以保留。",
        "Use Arabic numerals; in a quotation from before July 2012 it may stay.",
    ),
    Code(
        "DATE-REVERSED",
        _WARNING,
        "起止日期颠倒。",
        "The period ends before it begins.",
        "请核对起止日期；跨年的写明年份。",
        "Look up both dates; where the year changes, write both years.",
    ),
)
_NUMBERS = (
    Code(
        "NUMBER-BRACKETS",
        _WARNING,
        "发文字号的年份没有用六角括号〔〕（GB/T 9704）。",
        "The year of a document number does not stand in 〔〕 (GB/T 9704).",
        "请改用六角括号〔〕。",
        "Use 〔〕.",
    ),
    Code(
        "NUMBER-ORDINAL",
        _WARNING,
        "发文顺序号前加了“第”字（GB/T 9704）。",
        "第 stands before the serial of a document number (GB/T 9704).",
        "请删去“第”字。",
        "Delete 第.",
    ),
    Code(
        "NUMBER-LEADING-ZERO",
        _WARNING,
        "发文顺序号编了虚位（GB/T 9704：1不编为01）。",
        "The serial of a document number has leading zeros (GB/T 9704).",
        "请去掉顺序号前的0。",
        "Drop the zeros.",
    ),
    Code(
        "NUMBER-SHORT-YEAR",
        _WARNING,
        "发文字号的年份没有标全称（GB/T 9704）。",
        "The year of a document number is cut short (GB/T 9704).",
        "请写四位数的年份。",
        "Write all four digits of the year.",
    ),
    Code(
        "NUMBER-GROUPING",
        _WARNING,
        "千分位分节有误，或者用了全角逗号（GB/T 15835）。",
        "Thousands are grouped wrongly, or by a full-width comma (GB/T 15835).",
        "请核对数字，从右起每三位一节，用半角逗号。",
        "Look up the figure; group by three from the right, with half-width commas.",
    ),
    Code(
        "NUMBER-MIXED-GROUPING",
        _WARNING,
        "同一文中的金额有的分节、有的不分节。",
        "Some amounts of the text are grouped by thousands and some are not.",
        "请统一写法。",
        "Write them all the same way.",
    ),
)
_FILES = (
    Code(
        "FILE-TRACKED-CHANGES",
        _BLOCKING,
        "文件中留有修订痕迹。",
        "Tracked changes are left in the file.",
        "请接受或拒绝全部修订后另存。",
        "Accept or reject all changes and save again.",
    ),
    Code(
        "FILE-COMMENT",
        _BLOCKING,
        "文件中留有批注。",
        "A comment is left in the file.",
        "请删除批注后另存。",
        "Delete the comments and save again.",
    ),
    Code(
        "FILE-HIDDEN-TEXT",
        _BLOCKING,
        "文件中有看不见、但可以复制出来的文字。",
        "The file has text that is not seen but can be copied out.",
        "请删除这些文字；需要遮盖的，从原稿中删去后重新生成文件。",
        "Delete it; what is to be covered must go from the original, then make the file anew.",
    ),
    Code(
        "FILE-HIDDEN-LAYER",
        _BLOCKING,
        "文件中有隐藏的图层。",
        "The file has a hidden layer.",
        "请删除隐藏图层后重新生成文件。",
        "Delete the hidden layer and make the file anew.",
    ),
    Code(
        "FILE-EMBEDDED",
        _BLOCKING,
        "文件中嵌有其他文件。",
        "Another file is embedded in the file.",
        "请删除嵌入的文件；需要公开的单独上传、单独审查。",
        "Remove it; what is to be public is uploaded and reviewed by itself.",
    ),
    Code(
        "FILE-METADATA",
        _WARNING,
        "文件属性中留有作者、单位等信息。",
        "The file's properties tell author, company or the like.",
        "请用“检查文档”清除属性和个人信息后另存。",
        "Remove them with the program's document inspector and save again.",
    ),
    Code(
        "FILE-CUSTOM-DATA",
        _WARNING,
        "文件中留有自定义属性或者自定义数据。",
        "The file holds custom properties or custom data.",
        "请用“检查文档”清除后另存。",
        "Remove them with the program's document inspector and save again.",
    ),
    Code(
        "FILE-UNREADABLE",
        _BLOCKING,
        "文件打不开，没有检查。",
        "The file cannot be opened and was not checked.",
        "请换一份完好、未加密的文件。",
        "Give a file that is whole and not encrypted.",
    ),
    Code(
        "FILE-NOT-CHECKED",
        _WARNING,
        "文件不是DOCX或者PDF，没有检查其中的残留信息。",
        "The file is neither DOCX nor PDF: nothing left in it was looked for.",
        "请另存为DOCX或者PDF，或者人工检查。",
        "Save it as DOCX or PDF, or check it by hand.",
    ),
)

CODES: Mapping[str, Code] = MappingProxyType(
    {code.code: code for code in (*_PERSONAL, *_WORDS, *_DATES, *_NUMBERS, *_FILES)}
)
