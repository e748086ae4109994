"""Twenty who write at once leave every chain whole."""

import subprocess

import pytest

WRITERS, ENTRIES = 20, 5
WRITE = f"""
import sys, django; django.setup()
from django.db import transaction
from django.utils import timezone
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
agency = Agency.objects.get(code="shi")
print("ready", flush=True)
sys.stdin.readline()
for number in range({ENTRIES}):
    with transaction.atomic():
        record(Actor(None, timezone.now()), "shi", "test", agency, number=number)
"""


@pytest.mark.slow
def test_twenty_writers_keep_the_chain_whole(installation):
    """Processes with connections of their own, let off together."""
    writers = [
        installation.start("-c", WRITE, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(WRITERS)
    ]
    for each in writers:
        assert each.stdout.readline() == "ready\n"
    for each in writers:
        each.stdin.write("go\n")
        each.stdin.flush()
    assert [each.wait(120) for each in writers] == [0] * WRITERS
    for each in writers:
        each.stdin.close()
        each.stdout.close()
    said = installation.done("audit", "verify")
    assert f"2 chains, {3 + WRITERS * ENTRIES} entries" in said
