"""Where a request comes from: networks, and which headers are believed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.people import LoadedTowns, PeopledTown, Visit, Watch, peopled_town
from twin.config import Config
from twin.errors import Invalid
from twin.services.assets import Assets
from twin.web.visitors import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2aa:3::9", "2001:db8:1:200::/56"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_a_network_is_what_a_household_or_an_office_has(address: str, network: str) -> None:
    assert network_of(address) == network


def asks(visit: Visit, said: str) -> int:
    return visit.post("/dorp/brief/", {"code": "x"}, headers={"X-Forwarded-For": said}).status_code


def test_nobody_gets_past_a_limit_by_claiming_another_address(nobody: Visit) -> None:
    found = [asks(nobody, f"203.0.{number}.1") for number in range(21)]
    assert found == [400] * 20 + [429]


@pytest.fixture
def behind_a_proxy(loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path) -> Iterator[PeopledTown]:
    yield from peopled_town(loaded_towns, assets, tmp_path, Watch(), KERNKIJKER_PROXIES="1", KERNKIJKER_LIMIT_CODES="2")


def test_behind_a_proxy_of_ours_visitors_are_told_apart(behind_a_proxy: PeopledTown) -> None:
    visit = behind_a_proxy.visit()
    assert [asks(visit, "203.0.113.1") for _ in range(3)] == [400, 400, 429]
    assert asks(visit, "198.51.100.1") == 400
    assert asks(visit, "192.0.2.5, 203.0.113.9") == 429  # what the visitor adds herself counts for nothing


@pytest.mark.parametrize("name", ["KERNKIJKER_LINK_MINUTES", "KERNKIJKER_LIMIT_CODES", "KERNKIJKER_PROXIES"])
def test_a_limit_that_cannot_be_stops_the_start_and_is_named(name: str) -> None:
    with pytest.raises(Invalid, match=name):
        Config.from_environment({name: "-1"})
