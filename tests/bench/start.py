"""How fast a second start is up, and what a process weighs at rest."""

import time
from pathlib import Path

from tests.bench.programs import WORK, kernkijker
from tests.bench.table import Row, at_most


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    with kernkijker():
        pass
    started = time.perf_counter()
    with kernkijker() as (_url, program):
        up = time.perf_counter() - started
        heaviest = max(resident_megabytes(pid) for pid in family(program.pid))
    return [
        at_most("second start until /healthz answers", up, "s", 3),
        at_most("memory of the heaviest process at rest", heaviest, "MB", 120),
    ]


def family(pid: int) -> list[int]:
    """``pid`` and all that it started."""
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [pid, *(each for child in children for each in family(child))]


def resident_megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    line = next(line for line in lines if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000
