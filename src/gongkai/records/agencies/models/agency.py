"""An agency (行政机关): its name, level, codes, place in the tree, and what it chose by law."""

from datetime import date
from typing import ClassVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.codes import validate_credit_code, validate_division_code


class Level(models.TextChoices):
    """Level of government; Art. 21 asks more of county, prefecture and township."""

    CENTRAL = "central", _("国家级")
    PROVINCE = "province", _("省级")
    PREFECTURE = "prefecture", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡级")


class AgencyKind(models.TextChoices):
    """What sort of body it is (Art. 10, 54)."""

    GOVERNMENT = "government", _("人民政府")
    DEPARTMENT = "department", _("政府部门")
    DISPATCHED = "dispatched", _("派出机构、内设机构")
    AUTHORISED = "authorised", _("法律法规授权的组织")


class Leadership(models.TextChoices):
    """Whom the agency answers to (Art. 3)."""

    TERRITORIAL = "territorial", _("属地管理")
    VERTICAL = "vertical", _("垂直领导")


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Agencies by date and by tree."""

    def current(self, today: date) -> "AgencyQuerySet":
        """Give those that exist on a day."""
        return self.filter(
            models.Q(valid_until=None) | models.Q(valid_until__gte=today),
            valid_from__lte=today,
        )

    def below(self, agency: "Agency") -> "AgencyQuerySet":
        """Give an agency and all below it, by today's tree."""
        return self.filter(path__startswith=agency.path)


class Agency(models.Model):
    """A body that must disclose (公开义务主体).

    `path` names the agencies above by their keys ("/1/7/"): today's tree, which rights follow.
    The tree of other days is in ParentLink.
    """

    code = models.CharField(
        _("机关代码"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[a-z0-9][a-z0-9-]*\Z", _("代码只含小写字母、数字和连字符，如 shi-zhujianju")
            )
        ],
    )
    name = models.CharField(_("名称"), max_length=100)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    level = models.CharField(_("层级"), max_length=12, choices=Level.choices)
    kind = models.CharField(
        _("类别"), max_length=12, choices=AgencyKind.choices, default=AgencyKind.DEPARTMENT
    )
    leadership = models.CharField(
        _("领导体制"), max_length=12, choices=Leadership.choices, default=Leadership.TERRITORIAL
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级机关"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    supervisor = models.ForeignKey(
        "self",
        verbose_name=_("政府信息公开工作主管部门"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supervised",
    )
    division_code = models.CharField(
        _("行政区划代码"), max_length=12, blank=True, validators=[validate_division_code]
    )
    credit_code = models.CharField(
        _("统一社会信用代码"), max_length=18, blank=True, validators=[validate_credit_code]
    )
    valid_from = models.DateField(_("设立日期"))
    valid_until = models.DateField(_("撤销日期"), null=True, blank=True)
    path = models.CharField(max_length=200, db_index=True, editable=False)
    one_person_office = models.BooleanField(
        _("一人办公"),
        default=False,
        help_text=_("允许同一人起草、审查和批准；每次都会记入审计"),
    )
    review_step = models.BooleanField(
        _("公开审查单独进行"),
        default=True,
        help_text=_("关闭后，提交的稿件直接进入保密审查；保密审查和批准不能省去（条例第十七条）"),
    )
    index_scheme = models.CharField(
        _("索引号格式"),
        max_length=60,
        default="{credit_code}/{year}-{serial:05d}",
        help_text=_(
            "可用：{credit_code} {org_code} {division_code} {code} {year} {item:02d} "
            "{made_on:%Y%m%d} {serial:05d}；流水号按机关和年度连续编排，不重用"
        ),
    )
    confirm_days = models.PositiveSmallIntegerField(
        _("机构信息核对周期（天）"),
        default=180,
        validators=[MinValueValidator(1)],
        help_text=_("超过这么多天没有核对的机构信息会被提示"),
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["path"]
        verbose_name = _("机关")
        constraints: ClassVar = [
            # Index numbers begin with it; a successor may take it over once its holder has ended.
            models.UniqueConstraint(
                fields=["credit_code"],
                condition=models.Q(valid_until=None) & ~models.Q(credit_code=""),
                name="credit_code_once",
                violation_error_message=_("另一个现存机关已使用这个统一社会信用代码，请核对。"),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def label(self) -> str:
        """The short name, or the whole where there is none."""
        return self.short_name or self.name
