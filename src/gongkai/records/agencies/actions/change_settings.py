"""Change what an agency chose or is known by, save its name and its place in the tree."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.held import held
from gongkai.records.agencies.index_scheme import check_scheme
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record

SETTINGS = (
    "short_name",
    "level",
    "kind",
    "leadership",
    "supervisor",
    "division_code",
    "credit_code",
    "index_scheme",
    "one_person_office",
    "review_step",
    "confirm_days",
)
"""The fields that this act changes, in the order of the form."""


@transaction.atomic
def change_settings(actor: Actor, agency: Agency, values: Mapping[str, Any]) -> Agency:
    """Set some of SETTINGS; the audit entry names those that changed, and how switches stand.

    Raises NotAllowedError, RefusedError for a wrong scheme of index numbers, and ValidationError
    naming each wrong field. KeyError for a field that this act does not change.
    """
    found = held(actor, agency)
    changed = [name for name, value in values.items() if _differs(found, name, value)]
    if not changed:
        return found
    for name in changed:
        setattr(found, name, values[name])
    check_scheme(found.index_scheme)
    found.full_clean(exclude=["path", "parent", "code"])
    found.save(update_fields=changed)
    switches = {name: values[name] for name in changed if isinstance(values[name], bool)}
    record(actor, found.code, "agency.settings", found, changed=changed, **switches)
    return found


def _differs(agency: Agency, name: str, value: object) -> bool:
    if name not in SETTINGS:
        raise KeyError(name)
    return bool(getattr(agency, name) != value)
