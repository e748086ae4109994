"""Record what is public already: on other carriers, or brought from a site that is given up."""

import hashlib
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.files import KeptFile
from gongkai.records.publishing.actions.publish import copied_content
from gongkai.records.publishing.choices import Carrier, State, StepKind
from gongkai.records.publishing.clock import set_due
from gongkai.records.publishing.content import content_of, digest_of
from gongkai.records.publishing.existing import Existing, Plan
from gongkai.records.publishing.index_numbers import give_number
from gongkai.records.publishing.models import (
    Attachment,
    Document,
    DocumentVersion,
    Publication,
    Step,
)
from gongkai.records.publishing.rich_text import sanitise
from gongkai.records.roles import Permission

Content = tuple[str, KeptFile | None]  # a body as HTML, and a file
OfFile = Callable[[Existing], Content]


@transaction.atomic
def import_existing(
    actor: Actor, agency: Agency, plan: Plan, content_of_file: OfFile | None = None
) -> int:
    """Do what a plan says, all of it or nothing; tells how many publications it recorded.

    What comes onto the own portal is made public by it, so it takes the right to approve; what
    stands elsewhere is recorded by who publishes. Raises RefusedError where the plan has errors.
    """
    rows = [*plan.new, *(found for found, _document in plan.further)]
    own = any(each.carrier == Carrier.OWN_PORTAL for each in rows)
    policy.require(actor, Permission.APPROVE if own else Permission.WITHDRAW, agency)
    if plan.errors:
        raise RefusedError(_("有 %(n)s 处错误，改正后再导入。") % {"n": len(plan.errors)}, "file")
    digest = hashlib.sha256()
    for found in plan.new:
        document = _begin(actor, agency, found, content_of_file)
        digest.update(_publish(actor, document, found).index_number.encode())
    for found, key in plan.further:
        document = Document.objects.select_related("agency").get(pk=key)
        digest.update(_publish(actor, document, found).index_number.encode())
    record(
        actor, agency.code, "document.import", agency, count=len(rows), digest=digest.hexdigest()
    )
    return len(rows)


def _begin(
    actor: Actor, agency: Agency, found: Existing, content_of_file: OfFile | None
) -> Document:
    body, file = content_of_file(found) if content_of_file and found.file else ("", None)
    document = Document(
        agency=agency,
        created_by=actor.user,
        created_at=actor.now,
        saved_at=actor.now,
        state=State.PUBLISHED,
        body=sanitise(body),
        **found.fields,
    )
    document.index_number = give_number(
        agency, found.fields["item"], found.fields["made_on"], actor.now
    )
    set_due(document)
    document.save()
    if file is not None:
        _attach(actor, document, file)
    _version(actor, document)
    return document


def _version(actor: Actor, document: Document) -> DocumentVersion:
    content = content_of(document)
    version = DocumentVersion.objects.create(
        document=document,
        number=document.versions.count() + 1,
        content=content,
        digest=digest_of(content),
        made_at=actor.now,
        made_by=actor.user,
    )
    Step.objects.create(
        document=document, version=version, kind=StepKind.IMPORTED, by=actor.user, at=actor.now
    )
    return version


def _publish(actor: Actor, document: Document, found: Existing) -> Publication:
    version = document.versions.order_by("number").last() or _version(actor, document)
    content: dict[str, Any] = copied_content(document, version)
    return Publication.objects.create(
        document=document,
        version=version,
        carrier=found.carrier,
        address=found.address,
        published_at=timezone.make_aware(datetime.combine(found.published_on, time())),
        index_number=document.index_number,
        **content,
    )


def _attach(actor: Actor, document: Document, file: KeptFile) -> None:
    Attachment.objects.create(
        document=document,
        name=file.name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        path=file.path,
        added_at=actor.now,
        added_by=actor.user,
    )
