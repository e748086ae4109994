"""Installations of tests: a home and a database each, set up once and then copied."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

ROOT = Path(__file__).resolve().parents[2]
VENDOR = os.environ.get("TEST_DB", "sqlite")


def database_url(name):
    """The address of a database of the test run's own PostgreSQL."""
    from django.conf import settings

    host = settings.DATABASES["default"]["HOST"]
    return f"postgresql://postgres@{quote(host, safe='')}/{name}"


def on_server(statement):
    from django.conf import settings

    host = settings.DATABASES["default"]["HOST"]
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as server:
        server.execute(statement)


@dataclass
class Installation:
    """A home, and the environment of its processes; `database` names its PostgreSQL, if any."""

    home: Path
    database: str | None = None

    def environment(self, **settings):
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GONGKAI_", "LC_", "DJANGO_")) and name != "LANG"
        }
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        return kept | {
            "GONGKAI_HOME": str(self.home),
            "GONGKAI_HTTPS": "0",
            "DATABASE_URL": database_url(self.database) if self.database else "",
            "DJANGO_SETTINGS_MODULE": "gongkai.settings.production",
            "PYTHONPATH": path,
            "LC_ALL": "en_US.UTF-8",
            **settings,
        }

    def run(self, *arguments, **settings):
        """Run the command; gives what it printed and its status."""
        return subprocess.run(
            [sys.executable, "-m", "gongkai.cli", *map(str, arguments)],
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def done(self, *arguments, **settings):
        """Run the command, which must succeed; gives what it printed."""
        ran = self.run(*arguments, **settings)
        assert ran.returncode == 0, ran.stderr + ran.stdout
        return ran.stdout

    def start(self, *command, **options):
        """Start Python in the installation."""
        return subprocess.Popen(
            [sys.executable, *command], env=self.environment(), text=True, **options
        )

    def python(self, code):
        """Run Python in the installation; gives what its last `print(json…)` says."""
        script = f"import django, json; django.setup()\n{code}"
        ran = subprocess.run(
            [sys.executable, "-c", script],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout.splitlines()[-1]) if ran.stdout.strip() else None


class Workshop:
    """Makes installations out of templates, and takes their databases away again."""

    def __init__(self, folder):
        self._folder = folder
        self._count = 0
        self._databases = []

    def empty(self, vendor=VENDOR):
        """An installation that was not set up."""
        self._count += 1
        name = f"ops_{os.getpid()}_{id(self)}_{self._count}"
        home = self._folder / f"home{self._count}"
        if vendor == "sqlite":
            return Installation(home)
        on_server(f"CREATE DATABASE {name}")
        self._databases.append(name)
        return Installation(home, name)

    def copy(self, template):
        """An installation that is as the template is."""
        self._count += 1
        home = self._folder / f"home{self._count}"
        shutil.copytree(template.home, home)
        if template.database is None:
            return Installation(home)
        name = f"ops_{os.getpid()}_{id(self)}_{self._count}"
        on_server(f"CREATE DATABASE {name} TEMPLATE {template.database}")
        self._databases.append(name)
        return Installation(home, name)

    def close(self):
        for name in self._databases:
            on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
