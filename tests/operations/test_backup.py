"""A backup is verified, brings everything back on either database, and harms nothing that fails."""

import zipfile

import pytest

from tests.operations.installation import VENDOR

FILL = """
from datetime import date
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.actions.attach import attach
from gongkai.records.publishing.actions.draft import begin
actor = Actor(None, timezone.now())
document = begin(actor, Agency.objects.get(), {"title": "要备份的", "made_on": date(2026, 9, 28)})
attach(actor, document, SimpleUploadedFile("附件.txt", "内容".encode()))
"""
TOLD = """
from gongkai.records.append_only import missing_triggers
from gongkai.records.audit.chain import FIELDS, verify
from gongkai.records.audit.models import AuditEntry
from gongkai.records.publishing.models import Attachment, Document
from django.conf import settings
from django.db import connection
file = settings.MEDIA_ROOT / Attachment.objects.get().path
entries = AuditEntry.objects.filter(chain="shi").values(*FIELDS, "digest")
new = Document(agency=Document.objects.get().agency, created_at="2026-01-01T00:00Z",
               saved_at="2026-01-01T00:00Z", title="之后的")
new.save()
print(json.dumps([Document.objects.get(title="要备份的").made_on.isoformat(), file.read_text(),
                  missing_triggers("default"), len(list(verify(entries))), connection.vendor]))
"""
WHOLE = ["2026-09-28", "内容", [], 0]


@pytest.fixture
def filled(installation):
    installation.python(FILL)
    return installation


def test_a_backup_brings_everything_back_elsewhere(filled, workshop, tmp_path):
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    made = workshop.empty()
    made.done("restore", backup)
    assert made.python(TOLD) == [*WHOLE, VENDOR]
    assert (
        made.home.joinpath("keys", "secret_key").read_bytes()
        == filled.home.joinpath("keys", "secret_key").read_bytes()
    )


@pytest.mark.skipif(VENDOR == "sqlite", reason="LOUD: crossing databases runs on PostgreSQL")
@pytest.mark.parametrize("first", ["sqlite", "postgresql"])
def test_a_backup_crosses_from_one_database_to_the_other(workshop, tmp_path, first):
    second = "sqlite" if first == "postgresql" else "postgresql"
    made = workshop.empty(first)
    made.done("setup", "--agency", "shi", "示例市人民政府")
    made.python(FILL)
    made.done("backup", tmp_path / "backup.zip")
    other = workshop.empty(second)
    other.done("restore", tmp_path / "backup.zip")
    assert other.python(TOLD) == [*WHOLE, second]


def test_keys_are_kept_apart_and_for_their_owner(filled, tmp_path):
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    with zipfile.ZipFile(backup) as archive:
        assert not any("key" in name for name in archive.namelist())
    keys = backup.with_name("backup.zip.keys")
    assert {each.stat().st_mode & 0o777 for each in (backup, keys)} == {0o600}


def test_data_that_are_there_are_not_replaced_unasked(filled, tmp_path):
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    filled.python(FILL)
    refused = filled.run("restore", backup)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    filled.done("restore", backup, "--force")
    assert filled.python(TOLD) == [*WHOLE, VENDOR]


def harmed(backup, harm):
    """A copy of a backup with one member changed, as a bad disk would."""
    target = backup.with_name("harmed.zip")
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(target, "w") as copy:
        names = source.namelist()
        file = next(name for name in names if name.startswith("files/"))
        for name in names:
            data = source.read(name)
            if name == file:
                data = harm(data)
            if data is not None:
                copy.writestr(name, data)
    return target


@pytest.mark.parametrize("harm", [lambda data: data + b"x", lambda _data: None])
def test_a_backup_that_was_harmed_is_refused_and_nothing_changes(filled, tmp_path, harm):
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    target = harmed(backup, harm)
    target.with_name("harmed.zip.keys").write_bytes(
        backup.with_name("backup.zip.keys").read_bytes()
    )
    refused = filled.run("restore", target, "--force")
    assert refused.returncode == 2
    assert refused.stderr.startswith("gongkai: ")
    assert "Traceback" not in refused.stderr
    assert filled.python(TOLD) == [*WHOLE, VENDOR]


# what is given for a backup
NO_BACKUPS = [
    ("absent.zip", None),
    ("text.zip", b"no archive"),
    ("empty.zip", b""),
]


@pytest.mark.parametrize(("name", "content"), NO_BACKUPS)
def test_what_is_no_backup_is_told_in_a_sentence(installation, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    refused = installation.run("restore", path, "--force")
    assert refused.returncode == 2
    assert len(refused.stderr.strip().splitlines()) == 1
