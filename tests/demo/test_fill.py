from datetime import timedelta

from gongkai.demo.city import AGENCIES
from gongkai.demo.documents import samples
from gongkai.demo.fill import Size, fill
from gongkai.records.actor import Actor
from gongkai.records.agencies.codes import validate_credit_code
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.chain import FIELDS, verify
from gongkai.records.audit.models import AuditEntry
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.content import content_of, digest_of
from gongkai.records.publishing.models import Document
from gongkai.records.publishing.public import current_publications
from tests.records.world import NOW

SMALL = Size(documents=120, years=3)


def filled(now=NOW):
    told: list[str] = []
    fill(Actor(None, now), SMALL, told.append)
    return told


def test_the_city_is_filled_once_and_the_second_time_adds_nothing(db):
    filled()
    count = Document.objects.count()
    assert count == 120
    assert Agency.objects.count() == len(AGENCIES) == 12
    assert filled()[-1].startswith("0 ")
    assert Document.objects.count() == count


def test_what_was_written_in_batches_is_as_the_acts_write_it(db):
    filled()
    document = Document.objects.filter(state=State.PUBLISHED)[0]
    version = document.versions.get()
    assert version.content == content_of(document)
    assert version.digest == digest_of(version.content)
    publication = document.publications.get()
    assert (publication.title, publication.index_number) == (
        document.title,
        document.index_number,
    )
    kinds = [step.kind for step in document.steps.all()]
    assert kinds == ["submitted", "reviewed", "secrecy_reviewed", "approved"]
    states = set(Document.objects.values_list("state", flat=True))
    assert states > {State.PUBLISHED}  # some are still on their way
    assert current_publications().count() == Document.objects.filter(state="published").count()
    for agency in Agency.objects.all():
        entries = AuditEntry.objects.filter(chain=agency.code).values(*FIELDS, "digest")
        assert list(verify(entries)) == []


def test_the_same_day_and_seed_give_the_same_documents():
    day = NOW.date()
    first = list(samples(AGENCIES[2], day, 3, 50, 7))
    assert first == list(samples(AGENCIES[2], day, 3, 50, 7))
    assert first != list(samples(AGENCIES[2], day, 3, 50, 8))
    assert all(each.made_on < day for each in first)


def test_dates_follow_the_day_it_runs():
    later = NOW.date() + timedelta(days=700)
    newest = max(each.made_on for each in samples(AGENCIES[0], later, 3, 200, 7))
    assert (later - newest).days < 30


def test_credit_codes_of_samples_have_right_check_digits():
    for agency in AGENCIES:
        validate_credit_code(agency.credit_code)
