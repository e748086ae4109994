"""The benches by name, in the order in which they run."""

from collections.abc import Callable, Iterator, Mapping

from benchmarks import (
    damage,
    decisions,
    docx,
    html,
    memory,
    pdf,
    precheck,
    scan,
    start,
    text,
    writing,
    xlsx,
)
from benchmarks.row import Row
from benchmarks.sizes import Sizes

Bench = Callable[[Sizes], Iterator[Row]]

# Starting and memory first: they stand in processes of their own, and what follows loads much.
BENCHES: Mapping[str, Bench] = {
    module.BENCH: module.bench
    for module in (
        start,
        memory,
        text,
        html,
        docx,
        xlsx,
        pdf,
        writing,
        precheck,
        scan,
        damage,
        decisions,
    )
}
