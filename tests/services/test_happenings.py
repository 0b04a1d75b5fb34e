"""Events and notices reach lists, maps and screens through the snapshot."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.services.people_house import Clock, dorp
from twin.domain.core import Core
from twin.services.changing import Author, changing
from twin.services.happenings import events_document, notices_document
from twin.services.horizon import Horizon
from twin.storage.cores import read_core

NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Brussels"))
TOM = Author("officer")
SHOWN = {"on_map": True, "on_site": True, "on_screens": False}


def core_with(var: Path, database_url: str, **event: object) -> Core:
    """Dorp with an event this Saturday from 10 to 12, and a notice that holds until tomorrow noon."""
    house = dorp(var, Clock(NOON), DATABASE_URL=database_url)
    saturday = datetime(2026, 11, 28, 10, tzinfo=NOON.tzinfo)
    known = {"titles": {"nl": "Kerstmarkt", "fr": "Marché de Noël"}, "texts": {}, "starts_at": saturday}
    with changing(house, "dorp", TOM) as batch:
        batch.create("event", {**known, "ends_at": saturday + timedelta(hours=2), **SHOWN, **event})
        until = NOON + timedelta(days=1)
        words = {"titles": {"nl": "Werken op de Markt"}, "texts": {"nl": "Rij om."}}
        shown = {"on_site": True, "on_screens": True}
        batch.create("notice", {**words, **shown, "starts_at": NOON - timedelta(days=9), "ends_at": until})
    core = read_core(house.engine, "dorp", NOON)
    house.engine.dispose()
    return core


def horizon(core: Core) -> Horizon:
    return Horizon.around(NOON, core.town)


def test_an_event_comes_with_its_times_as_epoch_seconds(tmp_path: Path, database_url: str) -> None:
    core = core_with(tmp_path, database_url)
    (event,) = events_document(core, horizon(core), "fr")
    start = int(datetime(2026, 11, 28, 10, tzinfo=NOON.tzinfo).timestamp())
    assert (event["title"], event["lang"], event["times"]) == ("Marché de Noël", "fr", [(start, start + 7200)])
    assert event["on"] == ["map", "site"]


def test_one_that_comes_back_has_each_time_within_the_horizon(tmp_path: Path, database_url: str) -> None:
    core = core_with(tmp_path, database_url, recurrence="FREQ=WEEKLY;BYDAY=SA", exceptions=["2026-12-05"])
    (event,) = events_document(core, horizon(core), "nl")
    assert len(event["times"]) == 1  # 28 November; 5 December is left out, 12 December is past the horizon


def test_an_event_past_the_horizon_is_not_there_yet(tmp_path: Path, database_url: str) -> None:
    far = datetime(2027, 3, 1, 10, tzinfo=NOON.tzinfo)
    core = core_with(tmp_path, database_url, starts_at=far, ends_at=far + timedelta(hours=1))
    assert list(events_document(core, horizon(core), "nl")) == []


def test_a_notice_says_from_when_until_when_and_where(tmp_path: Path, database_url: str) -> None:
    core = core_with(tmp_path, database_url)
    (notice,) = notices_document(core, horizon(core), "de")
    assert (notice["title"], notice["lang"], notice["on"]) == ("Werken op de Markt", "nl", ["site", "screens"])
    later = Horizon(NOON + timedelta(days=2), NOON + timedelta(days=3))
    assert list(notices_document(core, later, "nl")) == []
