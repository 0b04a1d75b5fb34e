"""From a box to a page: the agent asks a code, brings the town's bundle in, and shows it to the browser beside it."""

from pathlib import Path

from tests.agent.conftest import pair
from tests.agent.device import Device
from tests.agent.town_server import CODE, PAGE, TownServer, files_of

MOST_MEMORY = 40 * 1024  # kB


def test_a_new_screen_shows_its_code_and_after_pairing_the_towns_page(town: TownServer, screen: Device) -> None:
    screen.start()
    screen.until(lambda: b"K7M 2PQ" in screen.page())
    assert b'class="qr"' in screen.page()
    pair(town, screen)
    assert screen.ask("/")[2]["Location"] == PAGE
    assert screen.page() == town.files[PAGE]


def test_every_file_of_the_bundle_comes_as_it_was_listed_and_nothing_else_does(
    town: TownServer, paired: Device
) -> None:
    for path, body in town.files.items():
        status, found, headers = paired.ask(path)
        assert (status, found) == (200, body)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == ("no-store" if path == PAGE else "no-cache")
    for path in ("/static/one/../../device.json", "/device.json", "/active", "//etc/passwd", "/agent/page.html"):
        assert paired.ask(path)[0] == 404


def test_a_browser_that_goes_where_there_is_nothing_comes_back_to_the_start(paired: Device) -> None:
    status, _, headers = paired.ask("/elsewhere/scherm/markt/toestel", **{"Sec-Fetch-Mode": "navigate"})
    assert (status, headers["Location"]) == (302, "/")


def test_news_takes_the_place_of_what_was_shown_and_what_is_the_same_is_not_fetched_again(
    town: TownServer, paired: Device
) -> None:
    town.asked.clear()
    town.files = files_of("two")
    paired.until(lambda: paired.stand()["bundle"] == town.version)
    assert paired.page() == town.files[PAGE]
    assert "/static/same.woff2" not in town.asked
    assert paired.ask("/static/one/main.js")[0] == 200  # a page that began just before still finds its scripts


def test_only_a_browser_on_this_machine_that_names_it_is_answered(paired: Device) -> None:
    assert paired.ask("/agent/stand", Host="kernkijker.example")[0] == 421
    assert paired.ask("/agent/stand", Host=f"localhost:{paired.port}")[0] == 200
    assert paired.ask("/agent/hart", {}, Origin="https://elsewhere.example")[0] == 403


def test_what_is_too_long_or_rubbish_is_refused_and_counts_nothing(paired: Device) -> None:
    assert paired.ask("/agent/hart", "x" * 20_000)[0] == 413
    assert paired.ask("/agent/hart", ["rubbish"])[0] == 400
    assert paired.ask("/agent/gebruik", {"words": {"typed": 1}})[0] == 400
    assert paired.ask("/agent/gebruik", {"touches": -1})[0] == 400
    assert paired.ask("/agent/stand", {})[0] == 405


def test_the_heartbeat_carries_what_the_page_told_and_uses_until_they_arrived(town: TownServer, paired: Device) -> None:
    told = {"version": "a" * 16, "drawing": "map", "dated": False, "errors": 1, "state": {"view": "browse"}}
    assert paired.ask("/agent/hart", {**told, "touched": 1_700_000_000})[0] == 204
    assert paired.ask("/agent/gebruik", {"touches": 3, "taps": {"bakker": 2}, "searches": {"vers": 1}})[0] == 204
    paired.until(lambda: any(beat["uses"] for beat in town.beats))
    counted = next(beat for beat in town.beats if beat["uses"])
    assert list(counted["uses"].values()) == [{"touches": 3, "taps": {"bakker": 2}, "searches": {"vers": 1}}]
    paired.until(lambda: not town.beats[-1]["uses"])
    last = town.beats[-1]
    assert (last["page"]["drawing"], last["page"]["state"]["view"], last["last_touch"]) == (
        "map",
        "browse",
        1_700_000_000,
    )
    assert last["disk_free"] > 0
    assert last["bundle"] == town.version


def test_a_code_that_was_not_used_in_time_makes_place_for_a_new_one(town: TownServer, screen: Device) -> None:
    town.code_seconds = 6
    screen.start()
    screen.until(lambda: town.asked.count("/schermen/aanmelden") >= 2)
    town.code_seconds = 600
    pair(town, screen)


def test_the_token_changes_when_the_server_asks_and_the_old_one_is_dropped(town: TownServer, paired: Device) -> None:
    before = set(town.known)
    town.rotate = True
    paired.until(lambda: town.known and not town.known & before)
    beats = len(town.beats)
    paired.until(lambda: len(town.beats) > beats + 1)
    assert paired.stand()["paired"]


def test_the_agent_stays_small(paired: Device) -> None:
    assert paired.process
    lines = Path(f"/proc/{paired.process.pid}/status").read_text().splitlines()
    most = next(line for line in lines if line.startswith("VmHWM"))
    assert int(most.split()[1]) <= MOST_MEMORY


def test_the_code_on_the_glass_is_the_one_that_the_server_gave(town: TownServer, screen: Device) -> None:
    screen.start()
    screen.until(lambda: town.waiting)
    screen.until(lambda: f'data-key="{CODE}"'.encode() in screen.page())
