"""The log of acts from the command line: verified, signed, exported, and what gives harm away."""

import json
import sqlite3

import pytest

from gongkai.records.audit import copies
from gongkai.records.audit.signing import new_key, private_key, public_key, public_pem


@pytest.fixture
def exported(installation):
    """A copy with checkpoints, as parsed lines, and a function that verifies lines."""
    installation.done("audit", "checkpoint")
    path = installation.home / "copy.jsonl"
    installation.done("audit", "export", path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def verified(rows, key=None):
    return copies.verify(copies.read(json.dumps(row) for row in rows), key)


def entries(rows):
    return [row for row in rows if "verb" in row]


def test_a_log_that_nobody_touched_is_whole(installation, exported):
    found = verified(exported)
    assert (found.chains, found.entries, found.checkpoints, found.flaws) == (2, 3, 2, [])
    said = installation.done("audit", "verify")
    assert "2 chains, 3 entries, 2 checkpoints with good signatures" in said
    assert "What it cannot" in said


def test_signing_twice_adds_nothing(installation):
    assert "ends of 2 chains" in installation.done("audit", "checkpoint")
    assert "ends of 0 chains" in installation.done("audit", "checkpoint")


def test_the_copy_is_verified_without_the_database(installation, exported, workshop):
    path = installation.home / "copy.jsonl"
    elsewhere = workshop.empty("sqlite")  # not set up: nothing of the platform can be loaded
    said = elsewhere.done("audit", "verify", path)
    assert "2 chains, 3 entries" in said
    kept = installation.home / "keys" / "audit_ed25519.pub"
    assert "The public key is the log's own" in said
    assert "The public key is the log's own" not in elsewhere.done(
        "audit", "verify", path, "--key", kept
    )


def cut(rows):
    rows.remove(entries(rows)[-1])


def cut_and_hide(rows):
    """The end is cut off, and what says where the chain ends is written anew."""
    gone = entries(rows)[-1]
    rows.remove(gone)
    last = entries(rows)[-1]
    head = next(row["head"] for row in rows if "head" in row and row["head"]["chain"] == "shi")
    head.update(seq=last["seq"], digest=last["digest"])


def without_checkpoints(rows):
    rows[:] = [row for row in rows if "checkpoint" not in row]


def change(rows):
    entries(rows)[0]["verb"] = "other"


def sign_otherwise(rows):
    rows[1]["checkpoint"]["seq"] += 1


def other_signature(rows):
    rows[1]["checkpoint"]["signature"] = "AAAA"


HARMS = [
    (cut, "cut off"),
    (cut_and_hide, "cut off"),
    (change, "was changed"),
    (lambda rows: rows.remove(entries(rows)[1]), "is missing"),
    (lambda rows: rows.insert(rows.index(entries(rows)[1]), entries(rows)[2]), "is missing"),
    (sign_otherwise, "signature is wrong"),
    (other_signature, "signature is wrong"),
]


@pytest.mark.parametrize(("harm", "says"), HARMS)
def test_harm_is_found(exported, harm, says):
    harm(exported)
    found = verified(exported).flaws
    assert says in " ".join(flaw.en for flaw in found)
    assert all(flaw.zh for flaw in found)


def test_a_log_made_wholly_anew_is_found_with_the_key_that_was_kept(exported):
    """Whoever rewrites all can sign too; then the public key that was kept elsewhere tells."""
    kept = public_key(exported[0]["public_key"].encode())
    stranger = private_key(new_key())
    exported[0]["public_key"] = public_pem(stranger.public_key()).decode()
    for row in exported:
        if "checkpoint" in row:
            signature = copies_sign(stranger, row["checkpoint"])
            row["checkpoint"].update(signature)
    assert verified(exported).flaws == []
    assert "another key" in verified(exported, kept).flaws[0].en


def copies_sign(key, checkpoint):
    from gongkai.records.audit.signing import key_id, sign

    return {"key_id": key_id(key.public_key()), "signature": sign(key, checkpoint)}


def test_what_verifying_cannot_find(exported):
    """Said by the command: the end since the last checkpoint, if all traces of it are removed."""
    without_checkpoints(exported)
    cut_and_hide(exported)
    assert verified(exported).flaws == []


BAD = ["", "{}", "[]\n", "null", '{"format":"gongkai.audit/1"}\n{"a":1}', "\x00", "not json"]


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_copy_is_refused(installation, text):
    path = installation.home / "bad.jsonl"
    path.write_text(text, encoding="utf-8")
    ran = installation.run("audit", "verify", path)
    assert ran.returncode == 2
    assert "is no exported log" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_chain_with_a_flaw_is_found_and_not_signed(installation):
    if installation.database:
        pytest.skip("the harm is done to the file of SQLite; verifying is the same code")
    with sqlite3.connect(installation.home / "gongkai.sqlite3") as database:
        database.execute('DROP TRIGGER "audit_auditentry_no_update"')
        database.execute(
            "UPDATE audit_auditentry SET verb = 'other' WHERE chain = 'shi' AND seq = 1"
        )
    ran = installation.run("audit", "verify")
    assert ran.returncode == 1
    assert "shi#1 was changed" in ran.stdout
    ran = installation.run("audit", "checkpoint")
    assert ran.returncode == 1
    assert "shi#1 was changed" in ran.stdout
    assert "1 checkpoints" in installation.run("audit", "verify").stdout
    assert "TRIGGERS" in installation.run("doctor").stdout
    installation.done("setup")
    assert "TRIGGERS" not in installation.run("doctor").stdout
