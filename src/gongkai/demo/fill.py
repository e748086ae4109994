"""Fill an installation with the made-up city; may be run twice, and then adds what lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gongkai.demo.city import AGENCIES
from gongkai.demo.documents import write_documents
from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.appoint import appoint
from gongkai.records.agencies.actions.found import found
from gongkai.records.agencies.models import Agency, User
from gongkai.records.publishing.actions.oblige import oblige_by_law, oblige_by_sector
from gongkai.records.publishing.sectors import sector_rules
from gongkai.records.roles import Role

PASSWORD = "gongkai-yanshi-2026"  # noqa: S105 - printed for everybody who tries the demonstration
FOUNDED = date(2010, 1, 1)
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is written."""

    documents: int = 3_000
    decisions: int = 20_000
    years: int = 3
    seed: int = 2020


def fill(actor: Actor, size: Size, tell: Tell) -> None:
    """Write agencies, people, obligations and documents, telling what is done."""
    agencies = _agencies(actor)
    tell(f"{len(agencies)} 个机关 agencies")
    people = _people(actor, agencies)
    tell(f"{len(people)} 个账号 accounts")
    for agency in agencies.values():
        if not agency.obligations.exists():
            oblige_by_law(actor, agency)
            if agency.code == "shi-gongan":
                oblige_by_sector(actor, agency, sector_rules("public_security"))
    count = write_documents(actor, people, size.years, size.documents, size.seed)
    tell(f"{count} 件信息 documents")


def _agencies(actor: Actor) -> dict[str, Agency]:
    agencies: dict[str, Agency] = {each.code: each for each in Agency.objects.all()}
    for sample in AGENCIES:
        if sample.code not in agencies:
            agencies[sample.code] = found(
                actor,
                code=sample.code,
                name=sample.name,
                short_name=sample.short,
                level=sample.level,
                kind=sample.kind,
                parent=agencies.get(sample.parent),
                credit_code=sample.credit_code,
                valid_from=FOUNDED,
            )
    return {sample.code: agencies[sample.code] for sample in AGENCIES}


def _people(actor: Actor, agencies: dict[str, Agency]) -> dict[tuple[str, Role], User]:
    """One person a role at each agency; all have the password that the demonstration prints."""
    people: dict[tuple[str, Role], User] = {}
    model = User(username="demo")
    model.set_password(PASSWORD)  # hashed once: hashing is made to be slow
    for code, agency in agencies.items():
        for role in Role:
            user, new = User.objects.get_or_create(
                username=f"{code}.{role.value}",
                defaults={"name": f"{agency.label()}{role.label}", "password": model.password},
            )
            if new:
                appoint(actor, user, agency, role)
            people[code, role] = user
    return people
