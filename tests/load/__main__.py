"""`make load`: a thousand machines of screens against a real server, and what that costs.

Not part of `make test`: it takes some minutes. What can be chosen stands in tests/load/options.py.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.load.client import Fleet
from tests.load.options import Options
from tests.load.processor import seconds_used
from tests.load.server import LoadedServer, served

MOST_OF_A_CORE, LONGEST_PUBLISH, LONGEST_EMERGENCY = 0.10, 60.0, 30.0
PATIENCE = 180.0  # seconds, before news that does not come counts as lost


async def measure(server: LoadedServer, seconds: float) -> bool:
    fleet = Fleet(server.ports, server.machines)
    say(f"{len(server.machines)} machines fetch their first bundle ...")
    began = time.monotonic()
    await fleet.begin()
    say(f"  done in {time.monotonic() - began:.0f} s; from here on each asks what is new every 15 s, tells every 60 s")
    await asyncio.sleep(15)
    good = await quiet(server, fleet, seconds)
    good &= await news(fleet, "publish", "bundle", server.publish, LONGEST_PUBLISH)
    good &= await news(fleet, "emergency", "alerts", server.alarm, LONGEST_EMERGENCY)
    await fleet.end()
    say(f"answers that were not as they should be: {fleet.failures} {dict(fleet.why)}")
    return good and not fleet.failures


async def quiet(server: LoadedServer, fleet: Fleet, seconds: float) -> bool:
    used, asked, began = seconds_used(server.pids), fleet.asked.copy(), time.monotonic()
    await asyncio.sleep(seconds)
    passed = time.monotonic() - began
    share = (seconds_used(server.pids) - used) / passed
    counted = {name: fleet.asked[name] - asked[name] for name in ("stand", "heartbeat")}
    say(f"in {passed:.0f} s: {counted['heartbeat']} heartbeats, {counted['stand']} looks at what is new")
    say(f"share of a core, {len(server.pids)} processes together: {share:.1%} (asked: at most {MOST_OF_A_CORE:.0%})")
    return share <= MOST_OF_A_CORE


async def news(fleet: Fleet, name: str, field: str, make: object, longest: float) -> bool:
    """How long until every machine has what is new, from the moment that it is written."""
    fleet.expect(field)
    began = time.monotonic()
    await asyncio.to_thread(make)  # type: ignore[arg-type]  # a method without arguments
    written = time.monotonic() - began
    try:
        await asyncio.wait_for(fleet.wait_for(field), PATIENCE)
    except TimeoutError:
        say(f"{name}: {fleet.missing} machines still waited after {PATIENCE:.0f} s")
        return False
    took = time.monotonic() - began
    say(f"{name}: all had it after {took:.1f} s, {written:.1f} s of them to write it (asked: at most {longest:.0f} s)")
    return took <= longest


def say(words: str) -> None:
    print(words, flush=True)


def main() -> int:
    options = Options.from_environment()
    with tempfile.TemporaryDirectory(prefix="kernkijker-load-") as folder, served(Path(folder), options, say) as server:
        return 0 if asyncio.run(measure(server, options.seconds)) else 1


if __name__ == "__main__":
    sys.exit(main())
