"""The bench of the checks runs, at a small size; no time is judged."""

from benchmarks.registry import BENCHES
from benchmarks.sizes import TINY


def test_the_bench_tells_speed_false_alarms_and_shares_found():
    speed, false, *shares = BENCHES["precheck"](TINY)
    assert speed.unit == "ms/MB"
    assert speed.ratio
    assert false.met
    assert {row.unit for row in shares} == {"%"}
    assert all(row.met is not False for row in shares)
