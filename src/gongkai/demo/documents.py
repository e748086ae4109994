"""Years of documents of the made-up city, written in batches: most public, some on their way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.demo.city import AGENCIES, SampleAgency
from gongkai.demo.texts import Template, body, template
from gongkai.records.actor import Actor
from gongkai.records.agencies.calendars import calendar_of
from gongkai.records.agencies.models import Agency, User
from gongkai.records.audit.actions.record import record
from gongkai.records.publishing.choices import (
    Carrier,
    DisclosureStatus,
    State,
    StepKind,
    Validity,
)
from gongkai.records.publishing.clock import WORKDAYS_TO_PUBLISH, set_due
from gongkai.records.publishing.content import FIELDS, digest_of
from gongkai.records.publishing.index_numbers import numbers
from gongkai.records.publishing.models import (
    Document,
    DocumentVersion,
    IndexNumber,
    Publication,
    Step,
)
from gongkai.records.roles import Role

_BATCH = 500
_UNFINISHED = 24  # of the newest documents of an agency's last weeks, those still on their way
_STATES = (State.DRAFT, State.IN_REVIEW, State.IN_SECRECY_REVIEW, State.IN_APPROVAL)
_STEPS = (StepKind.SUBMITTED, StepKind.REVIEWED, StepKind.SECRECY_REVIEWED, StepKind.APPROVED)
_WHO = (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)
_PLACES = {"prefecture": "市", "county": "县", "township": "乡镇"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A document that is to be: what it says, when it was made, and when it became public."""

    fields: Mapping[str, Any]
    made_on: date
    published_at: datetime | None


def samples(
    agency: SampleAgency, today: date, years: int, count: int, seed: int
) -> Iterator[Sample]:
    """Give an agency's documents, the oldest first; the newest few are not public yet."""
    random = Random(f"{seed} {agency.code}")  # noqa: S311 - samples, not secrets
    first = date(today.year - years + 1, 1, 4)
    span = (today - first).days - 3
    days = sorted(first + timedelta(days=random.randrange(span)) for _ in range(count))
    for at, made_on in enumerate(days, start=1):
        fields = _fields(random, agency, template(random), made_on, at)
        finished = at <= count - 2 or (today - made_on).days > _UNFINISHED
        yield Sample(fields, made_on, _published_at(random, made_on, today) if finished else None)


def write_documents(
    actor: Actor, people: Mapping[tuple[str, Role], User], years: int, count: int, seed: int
) -> int:
    """Write about `count` documents over all agencies; tells how many."""
    share = max(count // len(AGENCIES), 1)
    written = 0
    for sample_agency in AGENCIES:
        agency = Agency.objects.get(code=sample_agency.code)
        if agency.documents.exists():
            continue
        batch: list[Sample] = []
        for sample in samples(sample_agency, actor.today, years, share, seed):
            batch.append(sample)
            if len(batch) == _BATCH:
                written += _write(actor, agency, people, batch)
                batch = []
        written += _write(actor, agency, people, batch)
    return written


@transaction.atomic
def _write(
    actor: Actor, agency: Agency, people: Mapping[tuple[str, Role], User], batch: list[Sample]
) -> int:
    if not batch:
        return 0
    serial = next(each.serial for each in AGENCIES if each.code == agency.code)
    given = _numbers(agency, batch, actor.now)
    calendar = calendar_of(agency)
    documents = []
    for at, (sample, number) in enumerate(zip(batch, given, strict=True)):
        state = State.PUBLISHED if sample.published_at else _STATES[(serial + at) % len(_STATES)]
        document = Document(
            agency=agency,
            state=state,
            created_by=people[agency.code, Role.DRAFTER],
            created_at=_at(sample.made_on, 9),
            saved_at=_at(sample.made_on, 10),
            index_number=number,
            **sample.fields,
        )
        set_due(document, calendar)
        documents.append(document)
    documents = Document.objects.bulk_create(documents)
    versions = DocumentVersion.objects.bulk_create(
        _version(document, people) for document in documents if document.state != State.DRAFT
    )
    Step.objects.bulk_create(step for version in versions for step in _steps(version, people))
    publications = [
        _publication(version, sample.published_at)
        for version, sample in _with_samples(versions, documents, batch)
        if sample.published_at
    ]
    Publication.objects.bulk_create(publications)
    record(actor, agency.code, "demo.documents", agency, count=len(documents))
    return len(documents)


def _numbers(agency: Agency, batch: list[Sample], now: datetime) -> list[str]:
    """Index numbers for a batch, given out as `give_number` does, one insert for all."""
    found = list(numbers(agency, [(s.fields["item"], s.made_on) for s in batch], now))
    IndexNumber.objects.bulk_create(found)
    return [each.number for each in found]


def _with_samples(
    versions: list[DocumentVersion], documents: list[Document], batch: list[Sample]
) -> Iterator[tuple[DocumentVersion, Sample]]:
    by_key = {document.pk: sample for document, sample in zip(documents, batch, strict=True)}
    return ((version, by_key[version.document_id]) for version in versions)


def _version(document: Document, people: Mapping[tuple[str, Role], User]) -> DocumentVersion:
    values = {name: getattr(document, name) for name in FIELDS}
    content = {n: v.isoformat() if hasattr(v, "isoformat") else v for n, v in values.items()}
    content |= {"joint_agencies": [], "attachments": [], "relations": []}
    return DocumentVersion(
        document=document,
        number=1,
        content=content,
        digest=digest_of(content),
        made_at=document.saved_at,
        made_by=people[document.agency.code, Role.DRAFTER],
    )


def _steps(version: DocumentVersion, people: Mapping[tuple[str, Role], User]) -> Iterator[Step]:
    document = version.document
    done = (
        len(_STEPS) if document.state == State.PUBLISHED else _STATES.index(State(document.state))
    )
    for at, (kind, role) in enumerate(zip(_STEPS[:done], _WHO[:done], strict=True)):
        yield Step(
            document=document,
            version=version,
            kind=kind,
            by=people[document.agency.code, role],
            at=document.saved_at + timedelta(hours=at + 1),
            conclusion="同意" if at else "",
            ground="经核对，不含国家秘密" if kind == StepKind.SECRECY_REVIEWED else "",
        )


def _publication(version: DocumentVersion, at: datetime) -> Publication:
    document = version.document
    copied = {
        name: getattr(document, name)
        for name in (
            "title", "summary", "body", "document_number", "index_number", "made_on",
            "effective_on", "expires_on", "validity", "kind", "genre", "topic", "item", "keywords",
        )
    }  # fmt: skip
    return Publication(
        document=document,
        version=version,
        carrier=Carrier.OWN_PORTAL,
        published_at=at,
        agency=document.agency,
        agency_name=document.agency.name,
        **copied,
    )


def _fields(
    random: Random, agency: SampleAgency, drawn: Template, made_on: date, at: int
) -> dict[str, Any]:
    subject = random.choice(agency.subjects)
    title = drawn.title.format(
        agency=agency.name,
        subject=subject,
        place=_PLACES[agency.level],
        year=made_on.year,
        later=made_on.year + 4,
        month=made_on.month,
        quarter=(made_on.month + 2) // 3,
    )
    return {
        "title": title,
        "summary": f"{subject}（示例）",
        "body": body(random, agency.name, subject, random.randint(2, 5)),
        "document_number": f"{agency.mark}发〔{made_on.year}〕{at}号" if drawn.numbered else "",
        "made_on": made_on,
        "effective_on": None,
        "expires_on": None,
        "validity": Validity.REPEALED if at % 40 == 0 else Validity.IN_FORCE,
        "kind": drawn.kind,
        "genre": drawn.genre,
        "topic": drawn.topic,
        "item": drawn.item,
        "keywords": subject,
        "disclosure": DisclosureStatus.PROACTIVE,
        "ground": "",
        "ground_reason": "",
        "review_again_on": None,
    }


def _published_at(random: Random, made_on: date, today: date) -> datetime:
    """Mostly in time, one in fifty late."""
    most = WORKDAYS_TO_PUBLISH if random.random() < 0.98 else 60  # noqa: PLR2004 - as above
    day = min(made_on + timedelta(days=random.randint(1, most)), today - timedelta(days=1))
    return _at(day, random.randint(9, 17))


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
