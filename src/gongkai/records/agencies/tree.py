"""The tree of agencies as it was on a day, which roll-ups follow; today's is in `Agency.path`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr

from gongkai.records.agencies.models import Agency, AgencyChange, ChangeKind, ParentLink


@dataclass(frozen=True, slots=True)
class Node:
    """An agency in the tree of a day: its name then, and how many stand above it."""

    agency: Agency
    name: str
    parent: int | None
    depth: int


def parent_on(agency: Agency, day: date) -> Agency | None:
    """Give whom an agency stood under on a day; None at the top, and before it was founded."""
    links = ParentLink.objects.filter(agency=agency, since__lte=day).select_related("parent")
    last = links.order_by("since").last()
    return last.parent if last else None


def name_on(agency: Agency, day: date) -> str:
    """Give what an agency was called on a day."""
    return _names_on(day, Q(agency=agency)).get(agency.pk, agency.name)


def tree_on(day: date) -> list[Node]:
    """Give the agencies that existed on a day, each after the one it stood under then.

    One whose parent had ended stands at the top: what no longer was, nobody stood under.
    """
    agencies = {each.pk: each for each in Agency.objects.current(day).order_by("code")}
    links = ParentLink.objects.filter(since__lte=day).order_by("since")
    parents = dict(links.values_list("agency", "parent"))
    below: dict[int | None, list[Agency]] = {}
    for agency in agencies.values():
        parent = parents.get(agency.pk)
        below.setdefault(parent if parent in agencies else None, []).append(agency)
    return list(_walk(below, _names_on(day, Q()), None, 0))


def _walk(
    below: Mapping[int | None, list[Agency]], names: Mapping[int, str], key: int | None, depth: int
) -> Iterator[Node]:
    for agency in below.get(key, ()):
        yield Node(agency, names.get(agency.pk, agency.name), key, depth)
        yield from _walk(below, names, agency.pk, depth + 1)


def _names_on(day: date, which: Q) -> dict[int, str]:
    """Give the former names of those renamed later: the first renaming after the day tells it."""
    later = AgencyChange.objects.filter(which, kind=ChangeKind.RENAMED, happened_on__gt=day)
    rows = later.order_by("-happened_on", "-pk").values_list("agency", "former_name")
    return dict(rows)


def lock_tree() -> None:
    """Hold every agency until the transaction ends: two who move agencies must not make a ring."""
    list(Agency.objects.select_for_update().order_by("pk").values_list("pk"))


def rewrite_paths(agency: Agency, parent: Agency | None) -> None:
    """Put an agency and all below it under another, in today's tree."""
    old, new = agency.path, f"{parent.path if parent else '/'}{agency.pk}/"
    tail = Substr(F("path"), len(old) + 1)
    Agency.objects.filter(path__startswith=old).update(path=Concat(Value(new), tail))
    agency.path = new
