"""What a process and its children took of the processor, from /proc."""

import os
from collections.abc import Sequence
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def seconds_used(pids: Sequence[int]) -> float:
    """Of each of ``pids`` and all processes that it started and that still run."""
    return sum(_of_one(each) for pid in pids for each in _family(pid))


def _family(pid: int) -> list[int]:
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def _fields(pid: int | str) -> list[str]:
    """The fields of /proc/<pid>/stat after the name, which may hold spaces."""
    return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()


def _parent(path: Path) -> int:
    try:
        return int(_fields(path.name)[1])
    except OSError:
        return 0


def _of_one(pid: int) -> float:
    try:
        fields = _fields(pid)
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS
