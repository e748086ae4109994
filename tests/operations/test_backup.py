"""A backup is verified, brings everything back on either database, and harms nothing that fails."""

import json
import signal
import subprocess
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


def rewritten(backup, change):
    """A copy of a backup whose manifest says something else; its members are as they were."""
    target = backup.with_name("other.zip")
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "manifest.json":
                manifest = json.loads(data)
                change(manifest)
                data = json.dumps(manifest).encode()
            copy.writestr(name, data)
    return target


def of_a_later_version(manifest):
    manifest["migrations"].append(["publishing", "0999_later"])


def with_a_row_too_few(manifest):
    """Found out when the rows are there already, the last moment at which anything can fail."""
    table = next(each for each in manifest["members"] if "publishing_document." in each["name"])
    table["rows"] += 1


def leading_elsewhere(manifest):
    manifest["members"][-1]["name"] = "../outside"


# what the manifest says, what is told
MANIFESTS = [
    (of_a_later_version, "upgrade first"),
    (with_a_row_too_few, "should have 2 rows, and 1 were written"),
    (leading_elsewhere, "is no backup"),
]


@pytest.mark.parametrize(("change", "says"), MANIFESTS)
def test_a_restoring_that_fails_leaves_everything_as_it_was(filled, tmp_path, change, says):
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    refused = filled.run("restore", rewritten(backup, change), "--force")
    assert refused.returncode == 2
    assert says in refused.stderr
    assert filled.python(TOLD) == [*WHOLE, VENDOR]
    assert not [path.name for path in filled.home.iterdir() if "restor" in path.name]
    assert not (tmp_path / "outside").exists()


def test_a_restoring_that_is_killed_leaves_what_was_there(filled, tmp_path):
    """Killed when all rows are written and nothing was put in its place yet."""
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    code = (
        "import os, signal\n"
        "from gongkai.operations.backup import load\n"
        "load._finish = lambda connection: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from gongkai.cli.main import main\n"
        f"main(['restore', {str(backup)!r}, '--force'])"
    )
    # The module of `load` needs the settings, as the command does by itself.
    killed = filled.start("-c", f"import django; django.setup()\n{code}")
    assert killed.wait(60) == -signal.SIGKILL
    assert filled.python(TOLD) == [*WHOLE, VENDOR]
    filled.done("restore", backup, "--force")  # what was left behind is not in the way


def test_a_running_platform_is_not_restored_over(filled, tmp_path):
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    with filled.start(
        "-m", "gongkai.cli", "serve", "--only", "worker", stdout=subprocess.PIPE
    ) as serving:
        assert "jobs run" in serving.stdout.readline()
        serving.stdout.readline()
        refused = filled.run("restore", backup, "--force")
        serving.terminate()
        serving.communicate(timeout=60)
    assert refused.returncode == 2
    assert "stop it first" in refused.stderr
    filled.done("restore", backup, "--force")


def test_keys_of_another_backup_are_refused(filled, tmp_path):
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    filled.done("backup", first)
    filled.done("backup", second)
    refused = filled.run("restore", first, "--force", "--keys", f"{second}.keys")
    assert refused.returncode == 2
    assert "another backup" in refused.stderr


def test_without_the_keys_new_ones_are_made_and_it_is_said(filled, workshop, tmp_path):
    backup = tmp_path / "backup.zip"
    filled.done("backup", backup)
    backup.with_name("backup.zip.keys").unlink()
    made = workshop.empty()
    assert "everybody logs in again" in made.done("restore", backup)
    old, new = (each.home / "keys" / "secret_key" for each in (filled, made))
    assert old.read_bytes() != new.read_bytes()
    assert made.python(TOLD) == [*WHOLE, VENDOR]


WRITE_ON = """
from django.db import transaction
from django.utils import timezone
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
agency = Agency.objects.get()
print("ready", flush=True)
while True:
    with transaction.atomic():
        record(Actor(None, timezone.now()), "shi", "test", agency)
"""


def test_a_backup_is_of_one_moment_while_others_write(filled, workshop, tmp_path):
    """Head and entries of the chain are in different tables, and still agree."""
    backup = tmp_path / "backup.zip"
    script = f"import django; django.setup()\n{WRITE_ON}"
    with filled.start("-c", script, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == "ready\n"
        filled.done("backup", backup)
        assert writer.poll() is None
        writer.kill()
    made = workshop.empty()
    made.done("restore", backup)
    assert "0 flaws" in made.done("audit", "verify")


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
