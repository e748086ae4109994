"""Import a file as a worker does and tell each step: `killed_import.py FILE [prepare]`."""

import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from gongkai.records.actor import Actor  # noqa: E402
from gongkai.records.agencies.actions.found import found  # noqa: E402
from gongkai.records.agencies.models import Agency  # noqa: E402
from gongkai.records.audit.models import AuditEntry  # noqa: E402
from gongkai.records.publishing.actions import import_decisions  # noqa: E402
from gongkai.records.publishing.decision_choices import DecisionKind, ImportMode  # noqa: E402
from gongkai.records.publishing.models import (  # noqa: E402
    AdministrativeDecision,
    DecisionImport,
)

actor = Actor(None, timezone.now())
import_decisions.ROWS_A_STEP = 200


def prepare(path):
    """A new installation with an agency and an import that waits."""
    call_command("migrate", verbosity=0)
    agency = found(
        actor,
        code="zhujian",
        name="示例市住房和城乡建设局",
        level="prefecture",
        valid_from=date(2019, 1, 1),
    )
    with path.open("rb") as file:
        import_decisions.begin_import(
            actor, agency, DecisionKind.LICENCE, file, path.name, ImportMode.ALL_OR_NOTHING
        )


def go_on():
    """Import, or go on, and tell how it ended."""
    batch = DecisionImport.objects.get()
    agency = Agency.objects.get()

    def progress(batch):
        sys.stdout.write(f"step {batch.rows_read} {batch.state}\n")
        sys.stdout.flush()

    batch = import_decisions.run_import(actor, batch.pk, progress)
    rows = AdministrativeDecision.objects.filter(agency=agency)
    numbers = set(rows.values_list("document_number", flat=True))
    entries = AuditEntry.objects.filter(verb__startswith="decisions.import_")
    sys.stdout.write(
        f"end {batch.state} {batch.rows_taken} {rows.count()} {len(numbers)} {entries.count()} "
        f"{batch.digest} {bool(batch.path)}\n"
    )


if len(sys.argv) > 2:
    prepare(Path(sys.argv[1]))
else:
    go_on()
