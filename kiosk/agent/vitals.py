"""How the machine does, from what the kernel tells everybody."""

import os
from pathlib import Path

MEGA = 2**20


def temperature(root: Path) -> float | None:
    """Degrees Celsius of the warmest part, or None where the machine has no thermometer."""
    found = (_number(path) for path in root.glob("sys/class/thermal/thermal_zone*/temp"))
    return max((each / 1000 for each in found if each is not None), default=None)


def disk_free(folder: Path) -> int:
    """MB that are free for us."""
    try:
        of = os.statvfs(folder)
    except OSError:
        return 0
    return of.f_bavail * of.f_frsize // MEGA


def memory_free(root: Path) -> int | None:
    """MB that could be had without swapping."""
    for line in _text(root / "proc/meminfo").splitlines():
        name, _, rest = line.partition(":")
        if name == "MemAvailable":
            return int(rest.split()[0]) // 1024
    return None


def uptime(root: Path) -> int | None:
    """Seconds since the machine started."""
    words = _text(root / "proc/uptime").split()
    return int(float(words[0])) if words else None


def _number(path: Path) -> float | None:
    try:
        return float(_text(path))
    except ValueError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")
    except OSError:
        return ""
