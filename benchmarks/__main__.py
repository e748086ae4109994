"""`python -m benchmarks [NAME…]`: measure and print; status 1 where a target is missed."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.inputs import REPORTS
from benchmarks.page import console, machine, show, summary
from benchmarks.registry import BENCHES
from benchmarks.row import Row
from benchmarks.sizes import Sizes


def main(arguments: Sequence[str] | None = None, sizes: Sizes | None = None) -> int:
    """Run the benches that are named, all where none is."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(BENCHES):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    sizes = sizes or Sizes()
    sizes = replace(sizes, rounds=asked.rounds or sizes.rounds, seeds=asked.seeds or sizes.seeds)
    page = console()
    page.print(machine())
    if not REPORTS.is_dir():
        page.print("The real reports (../shared/reports) are not here: made ones stand for them.")
    rows: list[Row] = []
    for name in asked.names or BENCHES:
        found = list(BENCHES[name](sizes))
        page.print()
        show(page, found)
        rows += found
    page.print(f"\n{summary(rows)}")
    return 1 if any(row.met is False for row in rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--rounds", type=int, help="rounds of what takes milliseconds")
    parser.add_argument("--seeds", type=int, help="reports a kind of damage, format and edition")
    return parser


if __name__ == "__main__":
    sys.exit(main())
