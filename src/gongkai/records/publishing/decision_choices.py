"""The closed lists of administrative decisions, with their labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionKind(models.TextChoices):
    """What sort of decision it is: the rows of table two of the annual report that count them."""

    LICENCE = "licence", _("行政许可")
    OTHER_SERVICES = "other_services", _("其他对外管理服务事项")
    PENALTY = "penalty", _("行政处罚")
    COMPULSION = "compulsion", _("行政强制")


class PartyKind(models.TextChoices):
    """Who the decision is about (行政相对人类别)."""

    LEGAL_PERSON = "legal", _("法人及非法人组织")
    SOLE_TRADER = "trader", _("个体工商户")
    NATURAL_PERSON = "natural", _("自然人")


class DecisionStatus(models.TextChoices):
    """Disclosure status of a decision (公开属性), and whether it is public now.

    What is imported is undecided: it counts, and nobody sees it before somebody decides so.
    """

    UNDECIDED = "undecided", _("未定")
    PUBLIC = "public", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")
    WITHHELD = "withheld", _("不予公开")
    TAKEN_DOWN = "taken_down", _("已撤下")


class ReleaseGround(models.TextChoices):
    """Why a decision is made public (Reg. Art. 20)."""

    RESULT = "art20_5", _("行政许可和其他对外管理服务事项的办理结果（第二十条第五项）")
    SOCIAL_IMPACT = "art20_6", _("本机关认为具有一定社会影响的行政处罚决定（第二十条第六项）")
    OTHER_RULE = "art20_15", _("法律、法规、规章和国家有关规定要求主动公开（第二十条第十五项）")


GROUNDS_OF = {
    DecisionKind.LICENCE: (ReleaseGround.RESULT, ReleaseGround.OTHER_RULE),
    DecisionKind.OTHER_SERVICES: (ReleaseGround.RESULT, ReleaseGround.OTHER_RULE),
    DecisionKind.PENALTY: (ReleaseGround.SOCIAL_IMPACT, ReleaseGround.OTHER_RULE),
    DecisionKind.COMPULSION: (ReleaseGround.OTHER_RULE,),
}
"""Which grounds hold for which kind; of compulsory measures Art. 20(6) names no result at all."""


class ImportState(models.TextChoices):
    """Where an import stands. Only the rows of one that is done count."""

    WAITING = "waiting", _("待开始")
    RUNNING = "running", _("导入中")
    DONE = "done", _("已完成")
    REFUSING = "refusing", _("未通过，正在清除")
    REFUSED = "refused", _("未通过")
    CANCELLING = "cancelling", _("正在取消")
    CANCELLED = "cancelled", _("已取消")
    UNDOING = "undoing", _("正在撤销")
    UNDONE = "undone", _("已撤销")


DROPPING = {
    ImportState.REFUSING: ImportState.REFUSED,
    ImportState.CANCELLING: ImportState.CANCELLED,
    ImportState.UNDOING: ImportState.UNDONE,
}
"""States in which rows are being removed, and what stands after."""

UNFINISHED = (ImportState.WAITING, ImportState.RUNNING, *DROPPING)
"""States whose rows nobody sees yet, or any more."""


class ImportMode(models.TextChoices):
    """What becomes of the good rows of a file that has bad ones."""

    ALL_OR_NOTHING = "all", _("有一行不合格就全部不导入")
    SKIP_BAD = "skip", _("跳过不合格的行，导入其余各行")


class DecisionActKind(models.TextChoices):
    """What was done with one decision or with many at once."""

    RELEASE = "release", _("公开")
    CLASSIFY = "classify", _("定公开属性")
    REVOKE = "revoke", _("决定被撤销")
    TAKE_DOWN = "take_down", _("撤下")
    EXPIRE = "expire", _("公示期满撤下")
