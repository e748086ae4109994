"""Write down what an agency must publish: by law, by sector, and what it decides of each entry."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency, AgencyKind
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.actions.locked import require_text
from gongkai.records.publishing.models import (
    Document,
    Obligation,
    ObligationEvidence,
    ObligationSource,
    PublicCatalogue,
)
from gongkai.records.publishing.sectors import SectorRules
from gongkai.records.roles import Permission
from gongkai.statute.items import statutory_items
from gongkai.statute.local_items import local_items_of

_ART20_LIMIT = "自信息形成或者变更之日起20个工作日内"
_POLICY_STALE = 183  # days: a column of policy documents without news for six months (law.md 7)
_POLICY_ITEM = 1
_WRITTEN = ("unit", "stale_after", "applies", "why_not", "carriers", "time_limit", "publisher")


@transaction.atomic
def oblige_by_law(actor: Actor, agency: Agency) -> int:
    """Write down the 15 items of Art. 20 and, for a local government, Art. 21; tells how many new.

    May be done again: what is there already stays as the agency has it.
    """
    policy.require(actor, Permission.KEEP_OBLIGATIONS, agency)
    wanted = [
        Obligation(
            agency=agency,
            source=ObligationSource.ARTICLE_20,
            key=item.key,
            number=item.number,
            subject=item.zh,
            basis=item.citation.zh,
            time_limit=_ART20_LIMIT,
            item=item.number,
            stale_after=_POLICY_STALE if item.number == _POLICY_ITEM else 365,
        )
        for item in statutory_items()
    ]
    if agency.kind == AgencyKind.GOVERNMENT:
        wanted += [
            Obligation(
                agency=agency,
                source=ObligationSource.ARTICLE_21,
                key=item.key,
                number=number,
                subject=item.zh,
                basis=item.citation.zh,
                time_limit=_ART20_LIMIT,
            )
            for number, item in enumerate(local_items_of(agency.level), start=1)
        ]
    return _add(actor, agency, wanted)


@transaction.atomic
def oblige_by_sector(actor: Actor, agency: Agency, rules: SectorRules) -> int:
    """Write down what the rules of a sector ask of an agency; tells how many are new."""
    policy.require(actor, Permission.KEEP_OBLIGATIONS, agency)
    wanted = [
        Obligation(
            agency=agency,
            source=ObligationSource.SECTOR,
            key=entry.key,
            number=number,
            subject=entry.subject,
            subsubject=entry.subsubject,
            basis=rules.source,
            stale_after=entry.stale_after,
        )
        for number, entry in enumerate(rules.entries, start=1)
    ]
    return _add(actor, agency, wanted)


@transaction.atomic
def settle(actor: Actor, obligation: Obligation, fields: Mapping[str, Any]) -> Obligation:
    """Say who sees to an entry, when it is stale, or why it does not apply to the agency."""
    policy.require(actor, Permission.KEEP_OBLIGATIONS, obligation.agency)
    found = Obligation.objects.select_for_update().get(pk=obligation.pk)
    for name, value in fields.items():
        if name not in _WRITTEN:
            raise KeyError(name)
        setattr(found, name, value)
    if not found.applies:
        require_text(found.why_not, _("不适用的理由"), "why_not")
    found.full_clean()
    found.save()
    record(actor, found.agency.code, "obligation.settle", found)
    return found


@transaction.atomic
def show(actor: Actor, obligation: Obligation, document: Document) -> ObligationEvidence:
    """Name a document of the same agency as what shows an obligation done."""
    policy.require(actor, Permission.DRAFT, obligation.agency)
    if document.agency_id != obligation.agency_id:
        raise RefusedError(_("请选择本机关的信息。"), "document")
    evidence, _new = ObligationEvidence.objects.get_or_create(
        obligation=obligation, document=document
    )
    record(actor, obligation.agency.code, "obligation.show", obligation, document=document.pk)
    return evidence


@transaction.atomic
def publish_catalogue(actor: Actor, agency: Agency) -> PublicCatalogue:
    """Make an agency's obligations public as they are now."""
    policy.require(actor, Permission.APPROVE, agency)
    entries = [
        {
            "id": each.pk,
            "source": each.source,
            "number": each.number,
            "item": each.item,
            "subject": each.subject,
            "subsubject": each.subsubject,
            "content": each.content,
            "basis": each.basis,
            "time_limit": each.time_limit,
            "publisher": each.publisher or agency.name,
            "carriers": each.carriers,
            "audience": each.audience,
            "method": each.method,
            "levels": each.levels,
        }
        for each in agency.obligations.filter(applies=True)
    ]
    if not entries:
        raise RefusedError(_("还没有公开义务，请先按条例生成。"))
    published = PublicCatalogue.objects.create(
        agency=agency, agency_name=agency.name, entries=entries, published_at=actor.now
    )
    record(actor, agency.code, "catalogue.publish", published, entries=len(entries))
    return published


def _add(actor: Actor, agency: Agency, wanted: Iterable[Obligation]) -> int:
    Agency.objects.select_for_update().get(pk=agency.pk)
    there = set(agency.obligations.values_list("source", "key"))
    new = [each for each in wanted if (each.source, each.key) not in there]
    Obligation.objects.bulk_create(new)
    record(actor, agency.code, "obligation.add", agency, count=len(new))
    return len(new)
