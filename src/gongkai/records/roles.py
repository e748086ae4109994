"""Roles of people at an agency, and what each allows: the one table of rights.

A role holds at the agency it was given for; those that `reach_below` hold in the tree below it
too, for a supervising authority sees what the agencies below do, and does not do it for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is at an agency."""

    DRAFTER = "drafter", _("拟稿人")
    UNIT_CONTACT = "unit_contact", _("科室联络员")
    REVIEWER = "reviewer", _("公开审查人")
    SECRECY_REVIEWER = "secrecy_reviewer", _("保密审查人")
    PUBLISHER = "publisher", _("发布人")
    CASE_OFFICER = "case_officer", _("依申请公开经办人")
    HEAD = "head", _("负责人")
    SUPERVISOR = "supervisor", _("主管部门人员")
    AUDITOR = "auditor", _("审计员")
    ADMINISTRATOR = "administrator", _("管理员")


class Permission(StrEnum):
    """What may be done with an agency's records."""

    SEE = "see"  # drafts, reviews, decisions: everything of the agency but personal data
    DRAFT = "draft"
    REVIEW = "review"
    SECRECY_REVIEW = "secrecy_review"
    APPROVE = "approve"
    WITHDRAW = "withdraw"
    KEEP_PROFILE = "keep_profile"
    IMPORT_DECISIONS = "import_decisions"
    RELEASE_DECISIONS = "release_decisions"
    KEEP_OBLIGATIONS = "keep_obligations"
    SUPERVISE = "supervise"
    READ_AUDIT = "read_audit"
    MANAGE_AGENCY = "manage_agency"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_CALENDAR = "manage_calendar"


@dataclass(frozen=True, slots=True)
class Rights:
    """What a role allows, and whether in the tree below its agency too."""

    permissions: frozenset[Permission]
    reach_below: bool = False


def _rights(*permissions: Permission, reach_below: bool = False) -> Rights:
    return Rights(frozenset(permissions), reach_below)


_P = Permission
RIGHTS: Mapping[Role, Rights] = {
    Role.DRAFTER: _rights(_P.SEE, _P.DRAFT, _P.IMPORT_DECISIONS, _P.KEEP_PROFILE),
    Role.UNIT_CONTACT: _rights(_P.SEE, _P.DRAFT),
    Role.REVIEWER: _rights(_P.SEE, _P.REVIEW),
    Role.SECRECY_REVIEWER: _rights(_P.SEE, _P.SECRECY_REVIEW),
    Role.PUBLISHER: _rights(
        _P.SEE, _P.WITHDRAW, _P.RELEASE_DECISIONS, _P.KEEP_PROFILE, _P.KEEP_OBLIGATIONS
    ),
    Role.CASE_OFFICER: _rights(_P.SEE),
    Role.HEAD: _rights(_P.SEE, _P.APPROVE, _P.WITHDRAW, _P.RELEASE_DECISIONS),
    Role.SUPERVISOR: _rights(_P.SEE, _P.SUPERVISE, reach_below=True),
    Role.AUDITOR: _rights(_P.SEE, _P.READ_AUDIT, reach_below=True),
    Role.ADMINISTRATOR: _rights(
        _P.MANAGE_AGENCY, _P.MANAGE_PEOPLE, _P.MANAGE_CALENDAR, reach_below=True
    ),
}


def roles_with(permission: Permission, *, reach_below: bool | None = None) -> list[Role]:
    """Name the roles that allow it; with `reach_below` those alone that reach below, or do not."""
    return [
        role
        for role, rights in RIGHTS.items()
        if permission in rights.permissions and reach_below in {None, rights.reach_below}
    ]
