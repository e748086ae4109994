"""What a document of its kind should say and does not: checked before any reviewer sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.records.publishing.choices import DisclosureStatus, DocumentKind
from gongkai.records.publishing.models import Document

_LAW_MAKING = {DocumentKind.RULE, DocumentKind.NORMATIVE}


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that is empty, why it should not be, and whether the draft cannot go on without."""

    field: str
    message: str | Promise
    blocking: bool


Applies = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class _Rule:
    field: str
    message: str | Promise
    is_there: Applies
    applies: Applies
    blocking: bool = False


def _has(field: str) -> Applies:
    return lambda document: bool(getattr(document, field))


def _is_law(document: Document) -> bool:
    return document.kind in _LAW_MAKING


def _always(_document: Document) -> bool:
    return True


def _has_plan(document: Document) -> bool:
    plans = document.interpretation_plans.all()
    return any(not plan.dropped_because for plan in plans)


_RULES: Sequence[_Rule] = (
    _Rule(
        "document_number",
        _("规章和规范性文件须有发文字号。"),
        _has("document_number"),
        _is_law,
        blocking=True,
    ),
    _Rule("effective_on", _("规章和规范性文件请写明施行日期。"), _has("effective_on"), _is_law),
    _Rule(
        "interpretation",
        _("规章和规范性文件应当安排政策解读，与文件同步公开。"),
        _has_plan,
        _is_law,
    ),
    _Rule(
        "summary",
        _("公开目录应当有内容概述（条例第十二条）。"),
        _has("summary"),
        _always,
    ),
    _Rule("topic", _("请选择主题分类，便于公众查找。"), _has("topic"), _always),
)


def missing_of(document: Document) -> list[Missing]:
    """Give what a proactive document lacks, in the order of the form."""
    if document.disclosure != DisclosureStatus.PROACTIVE:
        return []
    return [
        Missing(rule.field, rule.message, rule.blocking)
        for rule in _RULES
        if rule.applies(document) and not rule.is_there(document)
    ]
