"""One token in two places, and one machine in two towns: with the product itself as the server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.agent.conftest import free_port
from tests.agent.device import Device, device
from tests.agent.faults import fault
from tests.agent.real_town import RealTown, real_town
from tests.people import LoadedTowns
from twin.domain.screen_use import DayOfUse
from twin.services import devices
from twin.services.assets import Assets
from twin.services.changing import Author

DESK = "/dorp/beheer/schermen/schepenhuis"


@pytest.fixture
def server(loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path) -> Iterator[RealTown]:
    with real_town(loaded_towns, assets, tmp_path) as running:
        yield running


@pytest.fixture
def screen(server: RealTown, tmp_path: Path) -> Iterator[Device]:
    """In Dorp, at the Schepenhuis."""
    with device(tmp_path, free_port(), server=server.url) as made:
        server.set_right(made)
        made.start()
        server.pair(made)
        made.until(lambda: made.page().startswith(b"<!doctype") and b"Schepenhuis" in made.page())
        yield made


def send_away(server: RealTown) -> None:
    devices.revoke(server.people.house, "dorp", "schepenhuis", Author("officer", server.people.people["tom"]))


@fault("two agents with one token, on the real server", "Both show the town; the officer reads what to do about it.")
def test_the_officer_is_told_of_two_machines_with_one_token(server: RealTown, screen: Device, tmp_path: Path) -> None:
    desk = server.people.visit("tom")
    shutil.copytree(screen.data, tmp_path / "twin" / "data")
    assert "Twee toestellen" not in desk.get(DESK).text
    with device(tmp_path / "twin", free_port(), server=server.url) as twin:
        server.set_right(twin)
        twin.start()
        assert twin.page() == screen.page()
        twin.until(lambda: "Twee toestellen gebruiken dezelfde sleutel." in desk.get(DESK).text)
        send_away(server)
        for each in (screen, twin):
            each.until(lambda each=each: b'data-page="new"' in each.page())  # type: ignore[misc]  # bound for later
            assert not list(each.data.glob("*/bundle.json"))


@fault("screen taken by another town", "The first town's page and files are gone; the first town's desk says so.")
def test_a_machine_that_goes_to_another_town_takes_nothing_along(server: RealTown, screen: Device) -> None:
    dorp = screen.page()
    assert screen.ask("/agent/gebruik", {"touches": 7})[0] == 204
    send_away(server)
    server.pair(screen, "ria", "elders")
    screen.until(lambda: b"/elders/" in screen.page())
    assert screen.page() != dorp
    told = b"".join(path.read_bytes() for path in screen.data.glob("*/bundle.json"))
    assert b"/elders/scherm/schepenhuis/toestel" in told
    assert b"/dorp/" not in told
    assert screen.ask("/dorp/scherm/schepenhuis/toestel")[0] == 404
    assert "touches" not in (screen.data / "uses.json").read_text()
    day = server.people.watch().date()
    assert devices.uses(server.people.house, "elders", "schepenhuis", day, day) == [DayOfUse(day)]
    assert devices.of_screen(server.people.house, "dorp", "schepenhuis") is None
    assert "Aan dit scherm hangt nog geen toestel" in server.people.visit("tom").get(DESK).text
