"""How an agency stands with what it must publish, and the health board of inspections."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.choices import Carrier
from gongkai.records.publishing.models import Obligation, ObligationEvidence, Publication
from gongkai.records.publishing.public import current_publications

_HOME_STALE = timedelta(days=14)
_MOST_STALE = 10
_MOST_EMPTY = 5
_POLICY_ITEM = 1


class Standing(StrEnum):
    """How an obligation stands."""

    FULFILLED = "fulfilled"
    STALE = "stale"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """An obligation, how it stands, when it was last published, and carriers that lack it."""

    obligation: Obligation
    standing: Standing
    last: date | None
    lacking: tuple[str, ...]

    @property
    def lacking_labels(self) -> list[str]:
        """The carriers that lack it, by name."""
        return [str(Carrier(each).label) for each in self.lacking]


@dataclass(frozen=True, slots=True)
class HealthFinding:
    """Something that an inspection would find (law.md section 7): a veto, or points."""

    code: str
    text: str | Promise
    found: int
    veto: bool


def fulfilments(agency: Agency, today: date) -> list[Fulfilment]:
    """Give how each obligation of an agency stands, in their order; four queries."""
    obligations = list(agency.obligations.all())
    by_item = _last_by_item(agency)
    linked = _last_by_link(agency)
    carriers = _carriers_by_item(agency)
    return [_fulfilment(each, today, by_item, linked, carriers) for each in obligations]


def health(agency: Agency, today: date) -> list[HealthFinding]:
    """Give what an inspection of the agency's content would find now."""
    standings = [
        each for each in fulfilments(agency, today) if each.standing != Standing.NOT_APPLICABLE
    ]
    last = current_publications().filter(agency=agency).aggregate(Max("published_at"))
    newest = last["published_at__max"]
    stale = sum(each.standing == Standing.STALE for each in standings)
    empty = sum(each.standing == Standing.MISSING for each in standings)
    policy = next((each for each in standings if each.obligation.item == _POLICY_ITEM), None)
    found = []
    if newest is None or _day(newest) < today - _HOME_STALE:
        found.append(HealthFinding("HOME-STALE", _("两周没有新内容（首页不更新）"), 1, veto=True))
    if stale >= _MOST_STALE:
        found.append(HealthFinding("COLUMNS-STALE", _("10个以上栏目长期不更新"), stale, veto=True))
    if empty >= _MOST_EMPTY:
        found.append(HealthFinding("COLUMNS-EMPTY", _("5个以上空白栏目"), empty, veto=True))
    if policy is not None and policy.standing == Standing.STALE:
        found.append(HealthFinding("POLICY-STALE", _("政策文件栏目6个月没有更新"), 1, veto=False))
    return found


def _fulfilment(
    obligation: Obligation,
    today: date,
    by_item: dict[int, date],
    linked: dict[int, date],
    carriers: dict[int, set[str]],
) -> Fulfilment:
    if not obligation.applies:
        return Fulfilment(obligation, Standing.NOT_APPLICABLE, None, ())
    days = (linked.get(obligation.pk), by_item.get(obligation.item or 0))
    last = max((day for day in days if day), default=None)
    if last is None:
        return Fulfilment(obligation, Standing.MISSING, None, tuple(obligation.carriers))
    used = carriers.get(obligation.item or 0, set())
    lacking = tuple(each for each in obligation.carriers if obligation.item and each not in used)
    stale = obligation.stale_after is not None and (today - last).days > obligation.stale_after
    return Fulfilment(obligation, Standing.STALE if stale else Standing.FULFILLED, last, lacking)


def _last_by_item(agency: Agency) -> dict[int, date]:
    """When each item of Art. 20 was last published and still stands."""
    rows = (
        current_publications()
        .filter(agency=agency, item__isnull=False)
        .order_by()
        .values_list("item")
        .annotate(Max("published_at"))
    )
    return {item: _day(at) for item, at in rows if item is not None}


def _last_by_link(agency: Agency) -> dict[int, date]:
    """When the documents linked to each obligation were last published and still stand."""
    links = ObligationEvidence.objects.filter(obligation__agency=agency)
    documents = defaultdict(list)
    for obligation, document in links.values_list("obligation", "document"):
        documents[document].append(obligation)
    rows = (
        current_publications()
        .filter(document__in=documents)
        .order_by()
        .values_list("document")
        .annotate(Max("published_at"))
    )
    found: dict[int, date] = {}
    for document, at in rows:
        for obligation in documents[document]:
            found[obligation] = max(_day(at), found.get(obligation, date.min))
    return found


def _carriers_by_item(agency: Agency) -> dict[int, set[str]]:
    rows = Publication.objects.filter(agency=agency, item__isnull=False).order_by()
    found: dict[int, set[str]] = defaultdict(set)
    for item, carrier in rows.values_list("item", "carrier").distinct():
        if item is not None:
            found[item].add(carrier)
    return found


def _day(at: datetime) -> date:
    return timezone.localdate(at)
