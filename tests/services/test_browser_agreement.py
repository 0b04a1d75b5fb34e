"""The browser, which knows only published intervals, says what the rules of the hours say, in every language."""

import json
import shutil
import subprocess
from datetime import datetime, timedelta
from random import Random
from typing import Any

import orjson
import pytest

from twin.config import ROOT
from twin.domain.phrase_book import catalogue
from twin.domain.phrases import describe
from twin.services.live import LiveTowns
from twin.services.publish import Edition

MOMENTS = 150


def moments_of(edition: Edition) -> list[datetime]:
    """Minutes of the two weeks, and the borders of the horizon."""
    start, end = edition.horizon.start, edition.horizon.end
    minutes = int((end - start) / timedelta(minutes=1))
    chosen = sorted(Random(7).sample(range(minutes), MOMENTS))
    inside = [start + timedelta(minutes=each) for each in chosen]
    return [start - timedelta(minutes=1), start, *inside, end - timedelta(minutes=1), end]


def said_by_browser(edition: Edition, moments: list[datetime]) -> list[dict[str, Any]]:
    node = shutil.which("node")
    assert node, "the scripts are tested with Node: install Node 20 or newer"
    asked = orjson.dumps({"snapshot": edition.snapshot, "instants": [int(at.timestamp()) for at in moments]})
    script = ROOT / "tests" / "js" / "states.mjs"
    done = subprocess.run([node, script], input=asked, capture_output=True, check=True)
    said: list[dict[str, Any]] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
def test_the_browser_says_what_the_rules_say(live: LiveTowns, language: str) -> None:
    edition = live.editions["herzele"][language]
    moments = moments_of(edition)
    confirmed = {shop["id"]: shop["confirmed"] for shop in edition.snapshot["shops"]}
    differences = []
    for at, said in zip(moments, said_by_browser(edition, moments), strict=True):
        local = at.astimezone(edition.core.town.place.zone)
        moment = edition.moment(at)
        for shop, browser in zip(edition.snapshot["shops"], said["shops"], strict=True):
            state = moment.shops[shop["id"]]
            rules = describe(state, local, language, confirmed=confirmed[shop["id"]])
            if at not in edition.horizon:
                rules = rules._replace(detail=catalogue(language)["detail"]["not_yet"])
            if browser != (expected := [state.kind, rules.badge, rules.title, rules.detail, rules.note]):
                differences.append((local.isoformat(), shop["id"], browser, expected))
        assert said["light"] == moment.light
    assert differences == []
