"""Record that a published document stands elsewhere too."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.actions.locked import locked
from gongkai.records.publishing.actions.publish import copied_content
from gongkai.records.publishing.choices import Carrier, State
from gongkai.records.publishing.models import Document, Publication
from gongkai.records.roles import Permission


@transaction.atomic
def record_carrier(
    actor: Actor, document: Document, carrier: Carrier, address: str, published_on: date
) -> Publication:
    """Record on which other carrier a published document stands, since when and where."""
    found = locked(actor, document, Permission.WITHDRAW, {State.PUBLISHED})
    if carrier == Carrier.OWN_PORTAL:
        raise RefusedError(_("本平台的发布由批准产生，不用登记。"), "carrier")
    if published_on > actor.today:
        raise RefusedError(_("发布日期不能在今天之后。"), "published_on")
    version = found.versions.order_by("number").reverse()[0]
    publication = Publication.objects.create(
        document=found,
        version=version,
        carrier=carrier,
        address=address,
        published_at=timezone.make_aware(datetime.combine(published_on, time())),
        index_number=found.index_number,
        **copied_content(found, version),
    )
    record(actor, found.agency.code, "document.carrier", publication, carrier=carrier.value)
    return publication
