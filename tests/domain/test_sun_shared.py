"""The sun of the server, by the vectors that the browser's own formulas are held to."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from twin.domain.place import Place
from twin.domain.sun import sun_position, sunrise_sunset

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent.parent / "shared" / "sun.json").read_text("utf-8"))
PLACES = {name: Place(lon, lat, VECTORS["zones"][name]) for name, (lon, lat) in VECTORS["places"].items()}


@pytest.mark.parametrize("case", VECTORS["positions"], ids=lambda case: f"{case['place']}-{case['at']}")
def test_the_sun_stands_where_the_browser_is_told_it_stands(case: dict[str, Any]) -> None:
    sun = sun_position(datetime.fromtimestamp(case["at"], UTC), PLACES[case["place"]])
    assert sun == pytest.approx((case["altitude"], case["azimuth"]), abs=0.001)


@pytest.mark.parametrize("case", VECTORS["days"], ids=lambda case: f"{case['place']}-{case['noon']}")
def test_the_sun_rises_and_sets_when_the_browser_is_told(case: dict[str, Any]) -> None:
    place = PLACES[case["place"]]
    events = sunrise_sunset(datetime.fromtimestamp(case["noon"], place.zone).date(), place)
    assert [at and int(at.timestamp()) for at in events] == [case["sunrise"], case["sunset"]]
