"""Import a file of administrative decisions: begin, run or go on, cancel, undo.

Rows are added step by step, each step with the checkpoint in one transaction, and are seen by
nobody before the import is done: one change of its state makes all of them count. So what is
stopped at any point goes on where it was, or leaves nothing behind.
"""

import hashlib
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.decision_choices import (
    DROPPING,
    UNFINISHED,
    DecisionKind,
    DecisionStatus,
    ImportMode,
    ImportState,
)
from gongkai.records.publishing.decision_files.checking import Checked, RowChecker
from gongkai.records.publishing.decision_files.problems import FileError, Problem
from gongkai.records.publishing.decision_files.reading import MOST_ROWS, Source, open_source
from gongkai.records.publishing.models import (
    AdministrativeDecision,
    DecisionImport,
    DecisionImportProblem,
)
from gongkai.records.roles import Permission

ROWS_A_STEP = 5_000
"""Rows that are added together: with fewer, pages of indexes are written over and over."""
_KEYS_A_QUERY = 1_000
MOST_PROBLEMS = 10_000
"""Problems that are kept; all are counted."""
MOST_BYTES = 200 * 1024 * 1024
_FOLDER = "imports"
_BLOCK = 1024 * 1024

Progress = Callable[[DecisionImport], None]


def begin_import(
    actor: Actor,
    agency: Agency,
    kind: DecisionKind,
    file: BinaryIO,
    name: str,
    mode: ImportMode = ImportMode.ALL_OR_NOTHING,
) -> DecisionImport:
    """Take in a file that is to be imported, once its headings are understood.

    The same file again, while its import is unfinished, is that import. Raises RefusedError for a
    file that is none of decisions, and ConflictError while another of the kind is unfinished.
    """
    policy.require(actor, Permission.IMPORT_DECISIONS, agency)
    with tempfile.TemporaryFile() as kept:
        sha256, size = _copied(file, kept)
        if (unfinished := _unfinished(agency, kind)) is not None:
            return _same_file(unfinished, sha256)
        with _opened(kept) as source:
            headings = {"taken": source.columns.taken(), "ignored": source.columns.ignored}
            lines = source.lines
        kept.seek(0)
        path = _stored(kept)
    batch = DecisionImport(
        agency=agency,
        kind=kind,
        mode=mode,
        file_name=PurePath(name.replace("\\", "/")).name[-200:],
        sha256=sha256,
        size=size,
        path=path,
        headings=headings,
        lines=lines,
        by=actor.user,
        made_at=actor.now,
    )
    try:
        with transaction.atomic():
            batch.save(force_insert=True)
            record(actor, agency.code, "decisions.begin_import", batch, kind=kind, sha256=sha256)
    except IntegrityError:
        default_storage.delete(path)
        raise _busy() from None
    return batch


def run_import(actor: Actor, key: int, progress: Progress | None = None) -> DecisionImport:
    """Import, or go on where it was stopped; gives the import as it then stands.

    May be called again at any time, also while another run is under way: who comes second at a
    step stops with ConflictError, and no row comes twice.
    """
    batch = DecisionImport.objects.select_related("agency").get(pk=key)
    policy.require(actor, Permission.IMPORT_DECISIONS, batch.agency)
    if batch.state in {ImportState.WAITING, ImportState.RUNNING}:
        _read(actor, batch, progress)
    if batch.state in DROPPING:
        _drop(actor, batch, progress)
    if not batch.is_unfinished:
        _forget_file(batch)
    return batch


def cancel_import(actor: Actor, batch: DecisionImport) -> DecisionImport:
    """Stop an import that is not done; `run_import` then removes what it added."""
    return _turn(actor, batch, {ImportState.WAITING, ImportState.RUNNING}, ImportState.CANCELLING)


def undo_import(actor: Actor, batch: DecisionImport) -> DecisionImport:
    """Take back an import that is done: its rows count no more at once, and are then removed.

    Raises RefusedError where somebody has already decided about one of its rows.
    """
    policy.require(actor, Permission.IMPORT_DECISIONS, batch.agency)
    with transaction.atomic():
        locked = DecisionImport.objects.select_for_update().get(pk=batch.pk)
        touched = locked.decisions.exclude(status=DecisionStatus.UNDECIDED, revoked_on=None)
        if touched.exists():
            raise RefusedError(
                _("这次导入的决定中已有定了公开属性或已撤销的，不能整批撤销。请逐件处理。")
            )
        if _unfinished(locked.agency, locked.kind) is not None:
            raise _busy()
        return _turn(actor, batch, {ImportState.DONE}, ImportState.UNDOING)


def unfinished_imports() -> list[int]:
    """Name the imports that were begun and have not ended, for a job to go on with each.

    Those that still wait for somebody to start them are not among them.
    """
    begun = DecisionImport.objects.exclude(state=ImportState.WAITING)
    unfinished = Q(state__in=UNFINISHED) | ~Q(path="")
    return list(begun.filter(unfinished).values_list("pk", flat=True))


def sweep_import_files(actor: Actor) -> int:
    """Remove files that no import names any more: left where a process ended at the wrong moment.

    For the nightly job. Files of the last day stay, for their import may just be written.
    """
    if not default_storage.exists(_FOLDER):
        return 0
    named = set(DecisionImport.objects.exclude(path="").values_list("path", flat=True))
    left = [f"{_FOLDER}/{name}" for name in default_storage.listdir(_FOLDER)[1]]
    yesterday = actor.now - timedelta(days=1)
    left = [
        path
        for path in left
        if path not in named and default_storage.get_modified_time(path) < yesterday
    ]
    for path in left:
        default_storage.delete(path)
    return len(left)


# --- taking the file in -------------------------------------------------------------------------


def _copied(file: BinaryIO, kept: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while block := file.read(_BLOCK):
        size += len(block)
        if size > MOST_BYTES:
            raise RefusedError(_("文件超过 200 MB。请按年度或类别分成几个文件。"), "file")
        digest.update(block)
        kept.write(block)
    return digest.hexdigest(), size


@contextmanager
def _opened(file: BinaryIO) -> Iterator[Source]:
    file.seek(0)
    try:
        with open_source(file) as source:
            yield source
    except FileError as error:
        raise RefusedError(error.message, "file") from None


def _stored(file: BinaryIO) -> str:
    """Keep the file under a random name, on the disk before the row that names it."""
    path = default_storage.save(f"{_FOLDER}/{uuid4().hex}", File(file))
    with default_storage.open(path) as stored:
        os.fsync(stored.fileno())
    return path


def _unfinished(agency: Agency, kind: str) -> DecisionImport | None:
    found = DecisionImport.objects.filter(agency=agency, kind=kind, state__in=UNFINISHED)
    return found.select_related("agency").first()


def _same_file(unfinished: DecisionImport, sha256: str) -> DecisionImport:
    going_on = {ImportState.WAITING, ImportState.RUNNING}
    if unfinished.sha256 != sha256 or unfinished.state not in going_on:
        raise _busy()
    return unfinished


def _busy() -> ConflictError:
    return ConflictError(
        _("本机关这一类决定还有一次导入没有结束。请先完成或取消那一次，再导入新的文件。"), "file"
    )


# --- reading it ---------------------------------------------------------------------------------


def _read(actor: Actor, batch: DecisionImport, progress: Progress | None) -> None:
    """Read from the checkpoint to the end, step by step, and close the import."""
    with tempfile.TemporaryFile() as file:
        with default_storage.open(batch.path) as stored:
            shutil.copyfileobj(stored, file)
        with _opened(file) as source:
            checker = RowChecker(source.columns, actor.today)
            deque(islice(source.rows, batch.rows_read), maxlen=0)
            while chunk := list(islice(source.rows, ROWS_A_STEP)):
                _step(batch, [checker.check(row) for row in chunk])
                if progress is not None:
                    progress(batch)
    _close(actor, batch)


def _step(batch: DecisionImport, rows: list[Checked]) -> None:
    """Add a step's rows, its problems and the checkpoint, together or not at all."""
    rows_said = [row for row in rows if not row.blank]
    with transaction.atomic():
        locked = _locked_at(batch)
        new = _new_rows(locked, rows_said)
        bad = [row for row in rows_said if row.problems]
        _keep_problems(locked, bad)
        locked.state = ImportState.RUNNING
        locked.rows_read += len(rows)
        locked.rows_bad += len(bad)
        locked.rows_taken += len(new)
        locked.rows_known += len(rows_said) - len(bad) - len(new)
        locked.ids_left_out += sum(row.ids_left_out for row in new)
        locked.digest = _running_digest(locked.digest, new)
        if locked.rows_read > MOST_ROWS:
            raise RefusedError(_("文件超过 1,000,000 行。请分成几个文件。"), "file")
        if locked.rows_bad == 0 or locked.mode == ImportMode.SKIP_BAD:
            _add(locked, new)
        locked.save()
    _refresh(batch, locked)


def _locked_at(batch: DecisionImport) -> DecisionImport:
    """Lock an import that is still where this run left it; ConflictError where it is not."""
    locked = DecisionImport.objects.select_for_update().get(pk=batch.pk)
    going_on = {ImportState.WAITING, ImportState.RUNNING}
    if locked.rows_read != batch.rows_read or locked.state not in going_on:
        raise ConflictError(_("这次导入已由另一个进程继续，或者已被取消。请刷新后看现在的状态。"))
    return locked


def _new_rows(batch: DecisionImport, rows: list[Checked]) -> list[Checked]:
    """Give the rows that are not there yet; one number with other content becomes a problem."""
    good = [row for row in rows if not row.problems]
    known = _known(batch, [row.fields["source_key"] for row in good])
    new = []
    for row in good:
        key, digest = row.fields["source_key"], row.fields["digest"]
        before = known.get(key)
        if before is None:
            known[key] = digest
            new.append(row)
        elif before != digest:
            row.problems.append(Problem("", "other_content", row.fields["document_number"][:80]))
    return new


def _known(batch: DecisionImport, keys: list[str]) -> dict[str, str]:
    """Give the keys that are there already, with the digests of their rows."""
    found: dict[str, str] = {}
    there = AdministrativeDecision.objects.filter(agency_id=batch.agency_id, kind=batch.kind)
    for at in range(0, len(keys), _KEYS_A_QUERY):
        some = there.filter(source_key__in=keys[at : at + _KEYS_A_QUERY])
        found.update(some.values_list("source_key", "digest"))
    return found


def _add(batch: DecisionImport, rows: list[Checked]) -> None:
    AdministrativeDecision.objects.bulk_create(
        AdministrativeDecision(
            agency_id=batch.agency_id,
            kind=batch.kind,
            batch_id=batch.pk,
            row=row.number,
            **row.fields,
        )
        for row in rows
    )


def _keep_problems(batch: DecisionImport, bad: list[Checked]) -> None:
    room = max(0, MOST_PROBLEMS - batch.rows_bad)
    DecisionImportProblem.objects.bulk_create(
        DecisionImportProblem(
            batch=batch, row=row.number, column=each.column, code=each.code, value=each.value
        )
        for number, row in enumerate(bad)
        for each in row.problems
        if number < room or each.code == "broken"
    )


def _running_digest(before: str, rows: list[Checked]) -> str:
    if not rows:
        return before
    told = "\n".join([before, *(row.fields["digest"] for row in rows)])
    return hashlib.sha256(told.encode()).hexdigest()


# --- ending it ----------------------------------------------------------------------------------


def _close(actor: Actor, batch: DecisionImport) -> None:
    """Make the rows count, or begin to remove them: one change of the state either way."""
    with transaction.atomic():
        locked = _locked_at(batch)
        refused = _is_refused(locked)
        locked.state = ImportState.REFUSING if refused else ImportState.DONE
        locked.lines = locked.rows_read
        if not refused:
            locked.ended_at = actor.now
        locked.save()
        if not refused:
            _record_end(actor, locked)
    _refresh(batch, locked)


def _is_refused(batch: DecisionImport) -> bool:
    """Whether the rows may not count: bad ones in a strict import, none at all, or not all read."""
    strict = batch.mode == ImportMode.ALL_OR_NOTHING and batch.rows_bad > 0
    nothing = batch.rows_taken + batch.rows_known + batch.rows_bad == 0
    return strict or nothing or batch.problems.filter(code="broken").exists()


def _turn(
    actor: Actor, batch: DecisionImport, states: set[ImportState], state: ImportState
) -> DecisionImport:
    policy.require(actor, Permission.IMPORT_DECISIONS, batch.agency)
    with transaction.atomic():
        locked = (
            DecisionImport.objects.select_for_update().select_related("agency").get(pk=batch.pk)
        )
        if locked.state not in states:
            raise ConflictError(
                _("这次导入现在是“%(state)s”，不能这样办理。请刷新后再看。")
                % {"state": locked.get_state_display()}
            )
        locked.state = state
        locked.save(update_fields=["state"])
        record(actor, locked.agency.code, f"decisions.{state.value}", locked)
    return locked


def _drop(actor: Actor, batch: DecisionImport, progress: Progress | None) -> None:
    """Remove the rows of an import that is not to be, a step at a time."""
    while True:
        with transaction.atomic():
            locked = DecisionImport.objects.select_for_update().get(pk=batch.pk)
            if locked.state not in DROPPING:
                break
            keys = list(locked.decisions.order_by("pk").values_list("pk", flat=True)[:ROWS_A_STEP])
            # Nothing points at a row that nobody has decided about: no need to look for it.
            rows = AdministrativeDecision.objects.filter(pk__in=keys)
            rows._raw_delete(rows.db)  # noqa: SLF001 - Django's own quick way
            if not keys:
                locked.state = DROPPING[ImportState(locked.state)]
                locked.ended_at = actor.now
                locked.save(update_fields=["state", "ended_at"])
                _record_end(actor, locked)
        if progress is not None:
            progress(locked)
        if not keys:
            break
    _refresh(batch, locked)


def _record_end(actor: Actor, batch: DecisionImport) -> None:
    """Write the one entry of a batch: how its rows fared, and the digest over those taken."""
    record(
        actor,
        batch.agency.code,
        f"decisions.import_{batch.state}",
        batch,
        kind=batch.kind,
        sha256=batch.sha256,
        read=batch.rows_read,
        taken=batch.rows_taken if batch.state == ImportState.DONE else 0,
        known=batch.rows_known,
        bad=batch.rows_bad,
        digest=batch.digest,
    )


def _refresh(batch: DecisionImport, locked: DecisionImport) -> None:
    for each in DecisionImport._meta.concrete_fields:  # noqa: SLF001 - Django's documented name
        setattr(batch, each.attname, getattr(locked, each.attname))


def _forget_file(batch: DecisionImport) -> None:
    """Remove the file: it may name people in full, and nobody needs it any more."""
    if batch.path:
        default_storage.delete(batch.path)
        DecisionImport.objects.filter(pk=batch.pk).update(path="")
        batch.path = ""
