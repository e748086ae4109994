"""
Compile requirements/*.txt from pyproject.toml, with hashes and without any host.

Run by `make lock`. Each lock keeps to the versions of the one before it, so that they can be
installed side by side; `--upgrade` takes the newest of everything.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# lock, group of pyproject.toml (None: what the command needs), extras, locks it keeps to
LOCKS = [
    ("base", None, ("platform", "write"), ()),
    ("build", "build", (), ("base",)),
    ("dev", "dev", ("platform", "write", "ocr"), ("base", "build")),
    ("bench", "bench", ("platform", "write", "ocr"), ("dev",)),
]

OPTIONS = [
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--only-binary=:all:",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
]


def command(lock, group, extras, keeps_to, asked):
    """Return the command that writes one lock."""
    uv = str(Path(sys.executable).with_name("uv"))
    sources = ["pyproject.toml"] if group != "build" else []
    sources += [f"--extra={name}" for name in extras]
    groups = [f"--group={group}"] if group else []
    constraints = [part for name in keeps_to for part in ("-c", f"requirements/{name}.txt")]
    target = ["-o", f"requirements/{lock}.txt"]
    return [uv, "pip", "compile", *OPTIONS, *sources, *groups, *constraints, *target, *asked]


def main():
    for lock, group, extras, keeps_to in LOCKS:
        subprocess.run(command(lock, group, extras, keeps_to, sys.argv[1:]), cwd=ROOT, check=True)
        print(f"requirements/{lock}.txt")


if __name__ == "__main__":
    main()
