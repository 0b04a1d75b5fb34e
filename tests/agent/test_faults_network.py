"""Whatever a network or a server does, the page that was shown stays, and news comes when it can come again."""

import os
from collections.abc import Iterator

import pytest

from tests.agent.conftest import free_port, pair
from tests.agent.device import Device, device
from tests.agent.faults import fault
from tests.agent.town_server import PAGE, TownServer, files_of, town_server

STAYS = "The page stays; the agent asks again, and news shows when the answer is right."


@pytest.fixture(scope="module")
def one_town() -> Iterator[TownServer]:
    with town_server() as running:
        yield running


@pytest.fixture(scope="module")
def street(one_town: TownServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    """One screen for all faults of this module: it must be as good as new after each."""
    with device(tmp_path_factory.mktemp("street"), free_port(), server=one_town.url) as made:
        made.start()
        pair(one_town, made)
        yield made


def survives(town: TownServer, street: Device, broken: str) -> None:
    """The server fails in the way ``broken`` while it has news: nothing changes, and then the news comes."""
    shown, word = street.page(), f"after-{broken}"
    town.fault = broken
    town.files = {**files_of(word), "/static/noise": os.urandom(20_000)}
    asked = len(town.asked)
    street.until(lambda: len(town.asked) > asked + 6)
    assert street.page() == shown
    assert street.stand()["paired"]
    town.fault = ""
    street.until(lambda: street.stand()["bundle"] == town.version)
    assert street.page() == town.files[PAGE]
    street.until(lambda: street.stand()["online"])


@fault("server answers 500", STAYS)
def test_a_server_that_fails_changes_nothing(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "500")


@fault("server answers 404", STAYS)
def test_a_server_that_knows_no_screens_changes_nothing(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "404")


@fault("server answers with nothing", STAYS)
def test_an_empty_answer_changes_nothing(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "empty")


@fault("captive portal answers 200 with its own page", STAYS)
def test_a_captive_portal_is_not_our_server(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "portal")


@fault("captive portal answers 401 with its own page", "The page stays: only our server's own word ends a device.")
def test_a_portals_401_does_not_send_the_device_away(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "html401")


@fault("everything is redirected elsewhere", "No redirect is followed; the page stays.")
def test_a_redirect_is_not_followed(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "redirect")
    assert "/elsewhere" not in one_town.asked


@fault("network drops every connection", STAYS)
def test_a_network_that_drops_connections_changes_nothing(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "drop")


@fault("a heartbeat arrives and its answer is lost", "What was counted is told again, by a name; it counts once.")
def test_what_was_counted_is_told_under_one_name_until_it_is_answered(one_town: TownServer, street: Device) -> None:
    def named() -> list[str]:
        return [beat["uses_batch"] for beat in one_town.beats if beat["uses"]]

    one_town.beats.clear()
    one_town.fault = "lost"
    assert street.ask("/agent/gebruik", {"touches": 3})[0] == 204
    street.until(lambda: len(named()) > 1)
    one_town.fault = ""
    street.until(lambda: not one_town.beats[-1]["uses"])
    assert len(set(named())) == 1
    street.until(lambda: street.stand()["online"])


@fault("network cut in the middle of a bundle", "The old page stays; what arrived whole is not fetched again.")
def test_a_bundle_that_was_cut_goes_on_where_it_stopped(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "cut")


@fault("a file of the bundle unpacks to a mountain", "It is cut off at the size that was listed; the page stays.")
def test_a_packed_mountain_is_refused(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "bomb")


@fault("a bundle that is not signed by our server", "Refused; the page stays.")
def test_a_bundle_without_our_signature_is_refused(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "unsigned")


@fault("a file with other bytes than were listed", "Refused; the page stays.")
def test_other_bytes_than_were_listed_are_refused(one_town: TownServer, street: Device) -> None:
    survives(one_town, street, "hostile")


@pytest.mark.parametrize(
    "over",
    [
        {"page": "/not/in/the/bundle"},
        {"files": []},
        {"files": [{"path": "/../../etc/passwd", "sha256": "0" * 64, "size": 1, "type": "text/html"}]},
        {"files": [{"path": "/agent/stand", "sha256": "0" * 64, "size": 1, "type": "text/html"}]},
        {"until": "soon"},
        {"version": None},
    ],
)
@fault("a server of another version, or a hostile one, signs a bundle that cannot be", "Refused; the page stays.")
def test_a_bundle_that_cannot_be_is_refused(one_town: TownServer, street: Device, over: dict[str, object]) -> None:
    shown = street.page()
    one_town.over = over
    asked = one_town.asked.count("/schermen/bundel")
    street.until(lambda: one_town.asked.count("/schermen/bundel") > asked)
    street.until(lambda: any("bundle_refused" in beat["errors"] for beat in one_town.beats))
    assert street.page() == shown
    one_town.over = {}
    one_town.beats.clear()


@fault("slow 2G", "The page stays and answers while the bundle trickles in; then it changes in one step.")
def test_a_slow_network_only_takes_longer(one_town: TownServer, street: Device) -> None:
    shown, version = street.page(), one_town.version
    one_town.pace = 0.05  # a kilobyte in 50 ms; the whole takes seconds
    one_town.files = {**files_of("slow"), "/static/noise": os.urandom(40_000)}
    street.until(lambda: "/static/noise" in one_town.asked)
    assert street.stand()["bundle"] == version
    assert street.page() == shown
    street.until(lambda: street.stand()["bundle"] == one_town.version)
    one_town.pace = 0.0


@fault("network cut for 72 hours", "The page stays, also after the power went off; the agent says since when.")
def test_three_days_without_network_change_nothing(one_town: TownServer, street: Device) -> None:
    shown = street.page()
    one_town.fault = "drop"
    street.until(lambda: not street.stand()["online"])
    since = street.stand()["offline_since"]
    street.move_clock(72 * 3600)
    assert street.page() == shown
    assert street.stand()["offline_since"] == since
    street.power_cut()
    street.start()
    assert street.page() == shown
    one_town.fault, one_town.ahead = "", 72 * 3600
    one_town.files = files_of("back")
    street.until(lambda: street.stand()["bundle"] == one_town.version)
    assert street.stand()["clock_trusted"]


@fault("clock wrong by years", "No shop is called open or closed until the server's time and the clock agree again.")
def test_a_clock_that_is_years_off_is_not_believed(one_town: TownServer, street: Device) -> None:
    one_town.ahead = 0.0
    for years in (-30, 5):
        street.set_clock_wrong(years * 365 * 86_400)
        street.until(lambda: not street.stand()["clock_trusted"])
        street.set_clock_wrong(0)
        street.until(lambda: street.stand()["clock_trusted"])


@fault("clock wrong by years at a start without network", "Not believed: it is before the last time the agent saw.")
def test_a_clock_that_starts_in_the_past_is_not_believed(one_town: TownServer, street: Device) -> None:
    one_town.fault = "drop"
    street.power_cut()
    street.set_clock_wrong(-2 * 86_400)
    street.start()
    assert not street.stand()["clock_trusted"]
    assert street.page() == one_town.files[PAGE]
    street.set_clock_wrong(0)
    assert street.stand()["clock_trusted"]
    one_town.fault = ""
