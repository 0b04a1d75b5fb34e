"""Turns the glass of a screen off in its off hours, and on again: in the morning, or at once for an emergency.

Runs as root beside the agent, on the device, with the standard library only. Two kinds of dark: in the officer's quiet
hours (the agent says so) the page is black and the backlight off, and a touch wakes it; in the off hours that are given
here the outputs themselves are off, and a touch does not. An alert outranks both.
"""

import argparse
import fcntl
import json
import sys
import time
import urllib.request
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path

BROWSER_CONSOLE, EMPTY_CONSOLE = 1, 12
VT_ACTIVATE = 0x5606
OFF, ON = "4", "0"  # FB_BLANK_POWERDOWN, FB_BLANK_UNBLANK
LOOK_SECONDS = 5
LEAST_SHARE = 0.1

Hours = tuple[int, int]  # minutes since midnight; over midnight where the end comes first


def hours(words: str) -> Hours:
    """Minutes of ``23:00-06:00``; ValueError for anything else."""
    start, end = (
        int(hour) * 60 + int(minute) for hour, minute in (each.split(":") for each in words.split("-", maxsplit=1))
    )
    if not (0 <= start < 1440 and 0 <= end < 1440) or start == end:
        raise ValueError(words)
    return start, end


class Light(Enum):
    ON = "on"
    DIM = "backlight off"
    OFF = "off"


def within(off: Hours | None, minute: int) -> bool:
    if off is None:
        return False
    start, end = off
    return start <= minute < end if start < end else minute >= start or minute < end


def wanted(off: Hours | None, minute: int, told: Mapping[str, object] | None) -> Light:
    """``told``: what the agent says (docs/screen-protocol.md), None where it does not answer."""
    told = told or {}
    if told.get("alert"):
        return Light.ON
    if within(off, minute) and told.get("clock_trusted") is not False:
        return Light.OFF
    return Light.DIM if told.get("dark") else Light.ON


def ask(port: int) -> Mapping[str, object] | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/agent/glas", timeout=3) as answer:
            found = json.loads(answer.read(200_000))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def go_to(console: int) -> None:
    """While another console is in front, the compositor lets go of the output, and it may be blanked."""
    with Path("/dev/tty0").open("rb", buffering=0) as tty:
        fcntl.ioctl(tty, VT_ACTIVATE, console)


def is_undone(light: Light) -> bool:
    """A browser that starts anew puts its own console in front again."""
    front = Path("/sys/class/tty/tty0/active")
    return light is Light.OFF and front.exists() and front.read_text("ascii").strip() != f"tty{EMPTY_CONSOLE}"


def write(value: str, pattern: str) -> int:
    """How many of the kernel's switches took it."""
    took = 0
    for switch in Path("/sys/class").glob(pattern):
        try:
            switch.write_text(value, "ascii")
        except OSError as fault:
            print(f"{switch}: {fault.strerror}", file=sys.stderr, flush=True)
        else:
            took += 1
    return took


def dim(share: float) -> int:
    """How many backlights took this share of their most; never wholly dark."""
    took = 0
    for panel in Path("/sys/class").glob("backlight/*"):
        try:
            most = int((panel / "max_brightness").read_text("ascii"))
            (panel / "brightness").write_text(str(max(1, round(most * share))), "ascii")
        except (OSError, ValueError) as fault:
            print(f"{panel}: {fault}", file=sys.stderr, flush=True)
        else:
            took += 1
    return took


def share_of(told: Mapping[str, object] | None) -> float:
    """Of the backlight, as the page asks by the sun; all of it where nothing sensible is said."""
    asked = (told or {}).get("brightness")
    is_share = isinstance(asked, int | float) and not isinstance(asked, bool) and LEAST_SHARE <= asked <= 1
    return float(asked) if is_share else 1.0  # type: ignore[arg-type]  # a number, as was just looked


def turn(light: Light) -> None:
    """Where consoles are absent (a container), only the backlight is left."""
    outputs = 0
    try:
        if light is Light.OFF:
            go_to(EMPTY_CONSOLE)
            time.sleep(
                1
            )  # the compositor hands the output over; the kernel has no call that waits for it without a seat
            outputs = write(OFF, "graphics/fb*/blank")
        else:
            outputs = write(ON, "graphics/fb*/blank")
            go_to(BROWSER_CONSOLE)
    except OSError as fault:
        print(f"no console to change: {fault.strerror}", file=sys.stderr, flush=True)
    panels = write(ON if light is Light.ON else OFF, "backlight/*/bl_power")
    print(f"glass {light.value}: {outputs} outputs, {panels} backlights", flush=True)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Turns the glass off in its off hours, and on again.")
    parser.add_argument("--port", type=int, default=8031)
    parser.add_argument("--off", type=hours, default=None, metavar="23:00-06:00")
    asked = parser.parse_args(arguments)
    share: float | None = None
    light: Light | None = None  # unknown: this program may have begun anew while the glass was off
    while True:
        now = datetime.now().astimezone()
        told = ask(asked.port)
        next_light = wanted(asked.off, now.hour * 60 + now.minute, told)
        if next_light is not light or is_undone(next_light):
            turn(next_light)
            light = next_light
        if share != share_of(told):
            share = share_of(told)
            print(f"brightness {share}: {dim(share)} backlights", flush=True)
        time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    main(sys.argv[1:])
