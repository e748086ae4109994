"""The closed lists of publishing, with their labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a document is on its way to the public."""

    DRAFT = "draft", _("起草中")
    IN_REVIEW = "in_review", _("公开审查")
    IN_SECRECY_REVIEW = "in_secrecy_review", _("保密审查")
    IN_APPROVAL = "in_approval", _("待批准")
    SCHEDULED = "scheduled", _("定时发布")
    PUBLISHED = "published", _("已公开")
    DECIDED = "decided", _("已定不主动公开")
    WITHDRAWN = "withdrawn", _("已撤回")


class DisclosureStatus(models.TextChoices):
    """Disclosure status of a record (公开属性), decided when it is drafted."""

    PROACTIVE = "proactive", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")
    WITHHELD = "withheld", _("不予公开")


class Ground(models.TextChoices):
    """Why information is not published on the agency's own initiative (Reg. Art. 13 to 16)."""

    NOT_PUBLIC_INTEREST = "art13", _("不属于主动公开范围（第十三条、第十九条）")
    STATE_SECRET = "art14_1", _("依法确定为国家秘密（第十四条）")
    OTHER_LAW = "art14_2", _("法律、行政法规禁止公开（第十四条）")
    SECURITY_STABILITY = (
        "art14_3",
        _("公开后可能危及国家安全、公共安全、经济安全、社会稳定（第十四条）"),
    )
    THIRD_PARTY = "art15", _("涉及商业秘密、个人隐私等，会损害第三方合法权益（第十五条）")
    INTERNAL_AFFAIRS = "art16_1", _("内部事务信息（第十六条第一款）")
    PROCESS = "art16_2_process", _("过程性信息（第十六条第二款）")
    ENFORCEMENT_FILE = "art16_2_file", _("行政执法案卷信息（第十六条第二款）")


class Genre(models.TextChoices):
    """Genre (体裁): the 15 kinds of 《党政机关公文处理工作条例》 (?) and others in local use."""

    RESOLUTION = "resolution", _("决议")
    DECISION = "decision", _("决定")
    ORDER = "order", _("命令（令）")
    BULLETIN = "bulletin", _("公报")
    ANNOUNCEMENT = "announcement", _("公告")
    CIRCULAR = "circular", _("通告")
    OPINION = "opinion", _("意见")
    NOTICE = "notice", _("通知")
    COMMENDATION = "commendation", _("通报")
    REPORT = "report", _("报告")
    REQUEST_FOR_INSTRUCTIONS = "instructions", _("请示")
    REPLY = "reply", _("批复")
    MOTION = "motion", _("议案")
    LETTER = "letter", _("函")
    MINUTES = "minutes", _("纪要")
    REGULATION = "regulation", _("法规规章")
    PLAN = "plan", _("规划")
    INTERPRETATION = "interpretation", _("解读")
    OTHER = "other", _("其他")


class DocumentKind(models.TextChoices):
    """What a document is in law: what table two of the annual report counts."""

    RULE = "rule", _("规章")
    NORMATIVE = "normative", _("行政规范性文件")
    DEPARTMENTAL = "departmental", _("部门文件（非规范性）")
    OTHER = "other", _("其他信息")


class Validity(models.TextChoices):
    """Whether a document is in force (有效性)."""

    IN_FORCE = "in_force", _("有效")
    AMENDED = "amended", _("已修改")
    PARTLY_VOID = "partly_void", _("部分失效")
    EXPIRED = "expired", _("失效")
    REPEALED = "repealed", _("废止")


class StepKind(models.TextChoices):
    """What was done with a document, in the order in which it is done."""

    SUBMITTED = "submitted", _("提交")
    REVIEWED = "reviewed", _("公开审查通过")
    SECRECY_REVIEWED = "secrecy_reviewed", _("保密审查通过")
    APPROVED = "approved", _("批准")
    RETURNED = "returned", _("退回修改")
    SCHEDULED = "scheduled", _("定时发布")
    PUBLISHED = "published", _("公开")
    DECIDED = "decided", _("定为不主动公开")
    WITHDRAWN = "withdrawn", _("撤回")
    COMMENTED = "commented", _("意见")
    REVISED = "revised", _("修订")
    IMPORTED = "imported", _("登记已公开的信息")
    CONSULTED = "consulted", _("征求其他机关意见")
    CONSULTATION_ANSWERED = "consultation_answered", _("其他机关答复")
    REFERRED = "referred", _("报请确定")
    REFERRAL_ANSWERED = "referral_answered", _("确定结果")
    HANDED_OVER = "handed_over", _("移交承继机关")


class Carrier(models.TextChoices):
    """Where something is made public: the tick list of the grassroots catalogue (law.md 8)."""

    OWN_PORTAL = "own_portal", _("本平台")
    WEBSITE = "website", _("政府网站")
    GAZETTE = "gazette", _("政府公报")
    NEW_MEDIA = "new_media", _("两微一端")
    CONFERENCE = "conference", _("发布会/听证会")
    BROADCAST = "broadcast", _("广播电视")
    PRESS = "press", _("纸质媒体")
    READING_PLACE = "reading_place", _("公开查阅点")
    SERVICE_CENTRE = "service_centre", _("政务服务中心")
    SERVICE_POINT = "service_point", _("便民服务站")
    ON_SITE = "on_site", _("入户/现场")
    NOTICE_BOARD = "notice_board", _("社区/企事业单位/村公示栏（电子屏）")
    PUSH = "push", _("精准推送")
    OTHER = "other", _("其他")


class RelationKind(models.TextChoices):
    """How a document stands to another."""

    REPEALS = "repeals", _("废止")
    AMENDS = "amends", _("修改")
    INTERPRETS = "interprets", _("解读")
