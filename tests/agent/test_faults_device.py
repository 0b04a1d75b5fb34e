"""What can happen to the machine itself: power, disk, and its token."""

import os
import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.agent.conftest import free_port, pair
from tests.agent.device import Device, device
from tests.agent.faults import fault
from tests.agent.town_server import PAGE, TownServer, files_of

PATIENT = "KERNKIJKER_POWER_CUTS" in os.environ  # `make soak`, on a machine that does nothing else
CUTS = int(os.environ.get("KERNKIJKER_POWER_CUTS", "25"))
LONGEST_START = 10.0  # seconds from power on to a whole page, each of its files asked for
LONGEST_LIFE = 0.4  # seconds between power on and off: somewhere in the middle of a bundle
SMALL = 30_000  # bytes that a file may have on the full disk


def is_whole(screen: Device, versions: list[dict[str, bytes]]) -> bool:
    """Whether what is shown is one of ``versions``, all of it; once more where a newer one came meanwhile."""
    while True:
        shown = screen.page()
        files = next((each for each in versions if each[PAGE] == shown), None)
        whole = files is not None and all(screen.ask(path)[1] == body for path, body in files.items())
        if screen.page() == shown:
            return whole


@fault("power cut at any point", "The next start shows a whole page.")
@fault("the agent crashes or is killed", "It is started again and goes on with the bundle that it had.")
def test_a_power_cut_at_any_point_leaves_a_page_that_starts(
    town: TownServer, paired: Device, capsys: pytest.CaptureFixture[str]
) -> None:
    luck = random.Random(20261121)
    versions, slowest = [town.files], 0.0
    paired.power_cut()
    for n in range(CUTS):
        town.files = {**files_of(f"v{n}"), f"/static/v{n}.bin": luck.randbytes(30_000)}
        town.pace = luck.choice((0.0, 0.005, 0.02))
        versions.append(town.files)
        began = time.monotonic()
        paired.start()
        assert is_whole(paired, versions), f"after cut {n}"
        slowest = max(slowest, time.monotonic() - began)
        time.sleep(luck.uniform(0, LONGEST_LIFE))
        paired.power_cut()
    town.pace = 0.0
    paired.start()
    paired.until(lambda: paired.stand()["bundle"] == town.version)
    assert is_whole(paired, versions[-1:])
    if PATIENT:
        with capsys.disabled():
            sys.stdout.write(f"\n{CUTS} power cuts; the slowest start showed a whole page after {slowest:.1f} s\n")
        assert slowest <= LONGEST_START


@fault("disk full", "The page stays and the agent goes on; the heartbeat says so. News shows when there is room again.")
def test_a_full_disk_leaves_the_page_that_there_is(town: TownServer, paired: Device) -> None:
    shown = paired.page()
    paired.stop()
    paired.start(str(SMALL))
    town.files = {**files_of("large"), "/static/large.bin": os.urandom(3 * SMALL)}
    paired.until(lambda: any("bundle_disk_full" in beat["errors"] for beat in town.beats))
    assert paired.page() == shown
    assert not list(paired.data.rglob("*.half"))
    paired.stop()
    paired.start()
    paired.until(lambda: paired.stand()["bundle"] == town.version)


@fault("the disk for the data breaks", "The page stays and news still comes, in memory; the officer is told.")
def test_a_screen_whose_disk_broke_goes_on_in_memory_and_says_so(town: TownServer, paired: Device) -> None:
    shown = paired.page()
    paired.stop()
    spare = paired.data / ("b" if (paired.data / "active").read_text().startswith("a") else "a")
    shutil.rmtree(spare)
    spare.write_bytes(b"\0" * 512)  # no folder can be made here by anybody, as on a disk that became read-only
    paired.start()
    assert paired.page() == shown
    town.files = files_of("two")
    paired.until(lambda: paired.stand()["bundle"] == town.version)
    assert paired.page() == town.files[PAGE]
    paired.until(lambda: len([beat for beat in town.beats if "disk_broken" in beat["errors"]]) >= 2)
    paired.power_cut()
    paired.start()
    assert paired.page() == shown, "what the disk still holds"


@pytest.mark.parametrize("damage", ["pointer", "manifest", "file", "empty"])
@fault("the disk forgets bytes of what is shown", "Found by its hash at the start; the other folder's page shows.")
def test_a_damaged_slot_makes_place_for_the_other(town: TownServer, paired: Device, damage: str) -> None:
    first = town.files
    town.files = files_of("two")
    paired.until(lambda: paired.stand()["bundle"] == town.version)
    town.fault = "drop"
    paired.power_cut()
    slot = paired.data / paired.data.joinpath("active").read_text().split()[0]
    victim = {"pointer": paired.data / "active", "manifest": slot / "bundle.json"}.get(damage)
    if victim is None:
        victim = next(path for path in slot.joinpath("files").iterdir() if path.stat().st_nlink == 1)
    victim.write_bytes(b"" if damage == "empty" else b"rubbish")
    paired.start()
    assert is_whole(paired, [files_of("two") if damage == "pointer" else first])


@fault("token revoked", "Within a minute the town's page is gone, from the disk too, and a new code shows.")
def test_a_device_that_was_sent_away_shows_a_new_code_and_nothing_of_the_town(town: TownServer, paired: Device) -> None:
    town.revoke()
    paired.until(lambda: b"K7M 2PQ" in paired.page())
    assert not paired.stand()["paired"]
    assert paired.ask(PAGE)[0] == 404
    kept = [path for path in paired.data.rglob("*") if path.is_file() and b"main.js" in path.read_bytes()]
    assert kept == []
    town.files = files_of("another")
    pair(town, paired)
    assert paired.page() == town.files[PAGE]


@fault("two agents with one token (a copied disk)", "When the token changes, one goes on; the other shows a new code.")
def test_of_two_devices_with_one_token_one_goes_on(town: TownServer, paired: Device, tmp_path: Path) -> None:
    shutil.copytree(paired.data, tmp_path / "twin" / "data")
    with device(tmp_path / "twin", free_port(), server=town.url) as twin:
        twin.start()
        assert twin.stand()["paired"]
        town.rotate = True
        twin.until(lambda: twin.stand()["paired"] != paired.stand()["paired"])
        gone = paired if twin.stand()["paired"] else twin
        gone.until(lambda: b"K7M 2PQ" in gone.page())
