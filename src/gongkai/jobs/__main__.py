"""`python -m gongkai.jobs worker` and `… scheduler`: what `gongkai serve` starts."""

import sys

import django

RUNS = ("worker", "scheduler")

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in RUNS:  # noqa: PLR2004 - the name and one word
        sys.exit(f"python -m gongkai.jobs {'|'.join(RUNS)}")
    django.setup()
    if sys.argv[1] == "worker":
        from gongkai.jobs.worker import work

        work()
    else:
        from gongkai.jobs.scheduler import run

        run()
