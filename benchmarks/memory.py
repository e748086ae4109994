"""Peak memory of a process that reads and checks one file, for every file there is."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.inputs import folder_files, real
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes

BENCH = "memory"
NOTHING = "python that does nothing"
# On Linux the kernel's own mark of this program alone: ru_maxrss would count what the process that
# started it held before. Elsewhere ru_maxrss, which macOS gives in bytes.
_PEAK = """
import resource, sys
if sys.platform == "linux":
    lines = open("/proc/self/status", encoding="ascii").read().splitlines()
    print(next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")))
else:
    scale = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale)
"""
READ = """
import sys
from gongkai.report.check import check
from gongkai.report.read import read
check(read(sys.argv[1]).report)
"""


def bench(sizes: Sizes, folder: Path | None = None) -> Iterator[Row]:
    """Measure each file of the folder in a process of its own."""
    nothing = peak("")
    with TemporaryDirectory() as made:
        for path, note in _files(folder, Path(made)):
            yield Row(
                BENCH,
                f"{path.name}: read and check, whole process",
                "MB",
                peak(READ, str(path)),
                Target(most=250),
                nothing,
                NOTHING,
                note,
            )


def _files(folder: Path | None, made: Path) -> Iterator[tuple[Path, str]]:
    found = list(folder_files(folder))
    yield from ((path, "") for path in found)
    for format_ in () if found else ("txt", "html", "docx"):
        source = real(f"absent.{format_}", folder)
        path = made / f"made.{format_}"
        path.write_bytes(source.data)
        yield path, source.note


def peak(program: str, *arguments: str) -> float:
    """Megabytes that a Python process took at most to run the program."""
    command: Sequence[str] = (sys.executable, "-c", program + _PEAK, *arguments)
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(said.stdout) / 1e6
