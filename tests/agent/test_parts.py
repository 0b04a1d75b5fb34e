"""Small parts of the agent, each by itself: settings, clock, emergencies, counts, quiet hours, the staff's door."""

import hashlib
import json
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from kiosk.agent import BUILT
from kiosk.agent.alerts import Alerts
from kiosk.agent.clock import SYNCED, Clock, ClockSense
from kiosk.agent.config import from_table
from kiosk.agent.errors import BadConfig, Refused
from kiosk.agent.own_pages import alert_page
from kiosk.agent.page_life import PageLife
from kiosk.agent.quiet import is_quiet, local_time
from kiosk.agent.staff import FREE_TRIES, StaffDoor
from kiosk.agent.uses import NOTHING, Uses
from kiosk.agent.vitals import memory_free, temperature

SERVER = "https://kernkijker.example"


class HandClock(Clock):
    def __init__(self, wall: float) -> None:
        self.at, self.since = wall, 0.0

    def wall(self) -> float:
        return self.at

    def steady(self) -> float:
        return self.since

    def go_on(self, seconds: float) -> None:
        self.at += seconds
        self.since += seconds


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"server": SERVER},
        {"server": "http://kernkijker.example", "data": "/x"},
        {"server": f"{SERVER}/path", "data": "/x"},
        {"server": "ftp://x", "data": "/x"},
        {"server": SERVER, "data": "/x", "port": 0},
        {"server": SERVER, "data": "/x", "port": "8031"},
        {"server": SERVER, "data": "/x", "reboot": "systemctl reboot"},
        {"server": SERVER, "data": "/x", "colour": "red"},
    ],
)
def test_a_setting_that_cannot_be_stops_the_start(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadConfig):
        from_table(wrong)


def test_a_clock_before_the_day_the_agent_was_built_is_not_believed(tmp_path: Path) -> None:
    assert not ClockSense(HandClock(BUILT - 1), tmp_path, tmp_path, False).is_trusted
    assert ClockSense(HandClock(BUILT + 1), tmp_path, tmp_path, False).is_trusted


def test_a_clock_without_a_battery_counts_once_the_network_set_it(tmp_path: Path) -> None:
    sense = ClockSense(HandClock(BUILT + 1), tmp_path, tmp_path, None)
    assert not sense.is_trusted
    (tmp_path / SYNCED).parent.mkdir(parents=True)
    (tmp_path / SYNCED).touch()
    assert sense.is_trusted


def test_the_servers_time_goes_before_what_the_machine_thinks(tmp_path: Path) -> None:
    clock = HandClock(BUILT + 1_000)
    sense = ClockSense(clock, tmp_path, tmp_path, False)
    sense.hear(BUILT + 9_000)
    clock.go_on(10)
    assert (sense.is_trusted, sense.now) == (False, BUILT + 9_010)
    clock.at = BUILT + 9_011
    assert (sense.is_trusted, sense.now) == (True, BUILT + 9_011)


def test_a_clock_that_starts_before_what_was_noted_is_not_believed(tmp_path: Path) -> None:
    clock = HandClock(BUILT + 90_000)
    ClockSense(clock, tmp_path, tmp_path, False).note(lambda word: None)
    assert not ClockSense(HandClock(BUILT + 80_000), tmp_path, tmp_path, False).is_trusted
    assert ClockSense(HandClock(BUILT + 90_001), tmp_path, tmp_path, False).is_trusted


def alert(**over: Any) -> dict[str, Any]:
    words = {"nl": {"title": "Grote brand", "text": "Op de Markt.", "instruction": "Blijf binnen."}}
    usual = {"id": "1", "test": False, "severity": "severe", "from": 100, "until": 200, "sender": "Herzele"}
    return {**usual, "texts": words, **over}


def told(*alerts: dict[str, Any]) -> bytes:
    return json.dumps({"version": "1", "alerts": alerts}).encode()


def test_an_emergency_is_let_go_at_its_end_and_outlives_a_power_cut(tmp_path: Path) -> None:
    Alerts(tmp_path).take(told(alert()))
    again = Alerts(tmp_path)
    assert [len(again.holding(now)) for now in (99, 100, 199, 200)] == [0, 1, 1, 0]


def test_the_gravest_comes_first_and_an_exercise_last(tmp_path: Path) -> None:
    alerts = Alerts(tmp_path)
    alerts.take(told(alert(id="a", severity="minor"), alert(id="b", severity="extreme", test=True), alert(id="c")))
    assert [each["id"] for each in alerts.holding(150)] == ["c", "a", "b"]


@pytest.mark.parametrize("rubbish", [b"", b"[]", told(alert(texts={})), told(alert(until="soon")), b'{"version": 1}'])
def test_rubbish_leaves_the_emergencies_that_hold(tmp_path: Path, rubbish: bytes) -> None:
    alerts = Alerts(tmp_path)
    alerts.take(told(alert()))
    with pytest.raises(Refused):
        alerts.take(rubbish)
    assert alerts.holding(150)


def test_words_of_an_emergency_are_only_ever_text_and_an_exercise_says_so() -> None:
    words = {"nl": {"title": "<script>alert(1)</script>", "text": "$body {0}", "instruction": ""}}
    page = alert_page([alert(texts=words, test=True)], "Europe/Brussels", 150)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "$body {0}" in page
    assert "Oefening" in page
    assert "Oefening" not in alert_page([alert()], "Europe/Brussels", 150)


def test_counts_stay_until_the_server_has_them_and_those_made_meanwhile_too(tmp_path: Path) -> None:
    uses = Uses(tmp_path)
    assert uses.add("2026-11-21", {"touches": 2, "taps": {"bakker": 1}})
    sent = uses.batch()
    assert sent.days == {"2026-11-21": {"touches": 2, "taps": {"bakker": 1}}}
    uses.add("2026-11-21", {"touches": 1})
    uses.told(sent)
    assert uses.batch().days == {"2026-11-21": {"touches": 1}}
    assert uses.batch().name not in ("", sent.name)
    assert not uses.add("2026-11-21", {"taps": {"geheim woord": 1}})


def test_what_the_server_did_not_answer_for_is_said_again_under_the_same_name(tmp_path: Path) -> None:
    uses = Uses(tmp_path)
    assert uses.batch() is NOTHING
    uses.add("2026-11-21", {"touches": 2})
    sent = uses.batch()
    uses.add("2026-11-22", {"touches": 5})
    after_a_power_cut = Uses(tmp_path)
    assert after_a_power_cut.batch() == sent
    after_a_power_cut.told(after_a_power_cut.batch())
    assert after_a_power_cut.batch().days == {"2026-11-22": {"touches": 5}}


def test_the_glass_is_dark_in_the_quiet_hours_over_midnight() -> None:
    quiet = time(22, 30), time(6, 30)
    clock = [datetime(2026, 11, 21, hour, 30) for hour in (21, 22, 2, 6)]
    assert [is_quiet(quiet, each) for each in clock] == [False, True, True, False]
    assert not is_quiet(None, clock[0])
    assert local_time(0, "Nowhere/Land").hour == 0


def test_the_staffs_code_opens_and_guessing_is_slowed_down() -> None:
    now, salt = [0.0], b"0123456789abcdef"
    kept = f"{salt.hex()}${hashlib.scrypt(b'246810', salt=salt, n=2**14, r=8, p=1).hex()}"
    door = StaffDoor(lambda: now[0])
    assert door.try_code("246810", kept) is None
    waits = [door.try_code("1", kept) for _ in range(FREE_TRIES)]
    assert waits[:-1] == [0.0] * (FREE_TRIES - 1)
    assert waits[-1] == 30.0
    assert door.try_code("246810", kept) == 30.0
    now[0] += 31
    assert door.try_code("246810", kept) is None
    assert door.try_code("246810", None) is not None


def test_a_beat_keeps_words_and_numbers_that_are_known_and_nothing_else() -> None:
    page = PageLife(lambda: 5.0)
    assert page.hear({"drawing": "map", "errors": -1, "typed": "x", "state": {"view": "browse", "words": "geheim"}})
    assert page.beat
    assert "geheim" not in json.dumps(page.beat)
    assert (page.beat["state"]["view"], page.beat["errors"], page.is_visited) == ("browse", 0, True)


def test_the_page_says_how_bright_the_glass_should_be_and_rubbish_is_full_light() -> None:
    page = PageLife(lambda: 5.0)
    assert page.hear({"brightness": 0.55})
    assert page.brightness == 0.55
    for rubbish in (None, 0, -1, 2, True, "0.5"):
        assert page.hear({"brightness": rubbish})
        assert page.brightness == 1.0


def test_vitals_come_from_the_kernels_files(tmp_path: Path) -> None:
    zone = tmp_path / "sys/class/thermal/thermal_zone0"
    zone.mkdir(parents=True)
    (zone / "temp").write_text("51250\n")
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/meminfo").write_text("MemTotal: 900000 kB\nMemAvailable: 512000 kB\n")
    assert (temperature(tmp_path), memory_free(tmp_path)) == (51.25, 500)
    assert temperature(tmp_path / "none") is None
