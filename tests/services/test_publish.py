"""The published edition: one truth for list, map and screen."""

import json
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from tests.conftest import SATURDAY_MORNING
from twin.domain.hours import OpeningHours, State
from twin.domain.place import Place
from twin.services.horizon import Horizon
from twin.services.live import LiveTowns
from twin.services.publish import Edition
from twin.services.snapshot import hours_document

HERE = Place(3.892, 50.884, "Europe/Brussels")
KINDS = {"o": "open", "e": "open", "a": "by_appointment", "u": "unknown"}


@pytest.fixture(scope="session")
def edition(live: LiveTowns) -> Edition:
    return live.editions["herzele"]["nl"]


def kind_in_snapshot(hours: dict, at: datetime, edition: Edition) -> str:  # type: ignore[type-arg]  # JSON
    if not hours["known"]:
        return "unknown"
    epoch = at.timestamp()
    return next((KINDS[code] for start, end, code, *_ in hours["intervals"] if start <= epoch < end), "closed")


def test_the_snapshot_tells_the_same_as_the_rules_at_every_quarter_hour(edition: Edition) -> None:
    shops = {shop["id"]: shop for shop in edition.snapshot["shops"]}
    at = edition.horizon.start
    while at < edition.horizon.end:
        for shop_id, state in edition.core.at(at).shops.items():
            assert kind_in_snapshot(shops[shop_id]["hours"], at, edition) == state.kind, (shop_id, at)
        at += timedelta(hours=1, minutes=45)


def test_the_horizon_reaches_fourteen_whole_days_past_today(edition: Edition) -> None:
    assert edition.horizon.end - SATURDAY_MORNING >= timedelta(days=14)
    assert edition.snapshot["until"] == int(edition.horizon.end.timestamp())


def test_past_the_horizon_nobody_claims_to_know(edition: Edition) -> None:
    moment = edition.moment(edition.horizon.end)
    assert set(moment.shops.values()) == {State("unknown", None, None, None)}
    assert moment.open_count == 0


def test_the_same_content_has_the_same_version_at_another_minute(live: LiveTowns, edition: Edition) -> None:
    later = LiveTowns(live.engine, live._towns, clock=lambda: SATURDAY_MORNING + timedelta(minutes=5))
    later.publish()
    assert later.editions["herzele"]["nl"].version == edition.version


def test_another_day_is_another_version(live: LiveTowns, edition: Edition) -> None:
    tomorrow = LiveTowns(live.engine, live._towns, clock=lambda: SATURDAY_MORNING + timedelta(days=1))
    tomorrow.publish()
    assert tomorrow.editions["herzele"]["nl"].version != edition.version


def test_the_map_gets_the_list_and_the_layers_in_one_document(edition: Edition) -> None:
    document = json.loads(edition.bodies["twin.json"].identity)
    assert document["shops"] == json.loads(edition.bodies["shops.json"].identity)["shops"]
    assert {"buildings", "premises", "paths", "perimeter"} <= document["layers"].keys()
    assert document["network"]["nodes"]


def test_vacant_premises_are_never_shown_as_a_shop(edition: Edition) -> None:
    occupied = {shop["premises"] for shop in edition.snapshot["shops"]}
    vacant = {premises.id for premises in edition.core.premises.values() if not premises.occupied}
    assert vacant
    assert not vacant & occupied


def test_every_demonstration_shop_says_so(edition: Edition) -> None:
    assert edition.snapshot["town"]["demonstration"] is True
    assert edition.snapshot["town"]["notice"]
    assert all(shop["demonstration"] for shop in edition.snapshot["shops"])


def test_a_long_leave_tells_when_the_shop_opens_again() -> None:
    hours = OpeningHours.parse("Mo-Su 09:00-18:00; 2026 Nov 16-2026 Dec 20 off", place=HERE)
    start = datetime(2026, 11, 20, 23, tzinfo=UTC)
    document = hours_document(hours, Horizon(start, start + timedelta(days=15)))
    assert document["intervals"] == []
    assert document["after"] == int(datetime(2026, 12, 21, 8, tzinfo=UTC).timestamp())


def test_each_language_has_its_own_words_and_the_same_hours(live: LiveTowns) -> None:
    documents = {language: edition.snapshot for language, edition in live.editions["herzele"].items()}
    assert set(documents) == {"nl", "fr", "en", "de"}
    assert len({document["groups"][0]["label"] for document in documents.values()}) > 1
    hours = {orjson.dumps([shop["hours"] for shop in document["shops"]]) for document in documents.values()}
    assert len(hours) == 1
