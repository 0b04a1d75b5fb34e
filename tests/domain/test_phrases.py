"""The words for a state, by the vectors that the browser's phrases are held to as well."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.domain.hours_help import BRUSSELS, HERZELE, at, hours
from twin.domain.hours import State
from twin.domain.phrase_book import LANGUAGES, catalogue
from twin.domain.phrases import describe

SHARED = json.loads((Path(__file__).parents[1] / "shared" / "phrases.json").read_text("utf-8"))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS) if text else None


def _name(vector: dict[str, Any]) -> str:
    return f"{vector['language']} {vector['title']} {vector['detail']}"


@pytest.mark.parametrize("vector", SHARED["vectors"], ids=_name)
def test_a_state_is_said_in_the_words_of_the_house(vector: dict[str, Any]) -> None:
    state = State(vector["kind"], _moment(vector["since"]), _moment(vector["until"]), vector["comment"], vector["then"])
    now = _moment(vector["at"])
    assert now is not None
    said = describe(state, now, vector["language"])
    assert (said.title, said.detail, said.badge) == (vector["title"], vector["detail"], vector["badge"])


def test_never_zero_minutes() -> None:
    shop = hours("Mo-Fr 09:00-18:30")
    for second in range(60):
        moment = at(f"2026-11-24 18:29:{second:02}")
        assert describe(shop.state(moment), moment, "nl").title == "Sluit over 1 min"


def test_hours_that_nobody_confirmed_say_so() -> None:
    moment = at("2026-11-24 10:00")
    state = hours("Mo-Fr 09:00-18:30").state(moment)
    assert describe(state, moment, "nl", confirmed=False).note == "Niet bevestigd"
    assert describe(state, moment, "nl").note == ""


def test_the_clock_of_the_town_counts_whatever_the_zone_of_the_question() -> None:
    moment = at("2026-11-24 10:00").astimezone(UTC)
    state = hours("Mo-Fr 09:00-18:30").state(moment)
    assert describe(state, moment, "nl", zone=HERZELE.zone).title == "Open tot 18:30"


def test_all_catalogues_have_the_same_keys() -> None:
    def shape(texts: Any) -> Any:
        if isinstance(texts, dict):
            return {key: shape(value) for key, value in texts.items()}
        return len(texts) if isinstance(texts, list) else None

    for folder in ("", "hours_errors"):
        assert len({json.dumps(shape(catalogue(each, folder)), sort_keys=True) for each in LANGUAGES}) == 1


def test_an_unknown_language_falls_back_to_dutch() -> None:
    moment = at("2026-11-24 10:00")
    assert describe(State("unknown", None, None), moment, "xx").title == "Uren onbekend"
