"""A demonstration shows what the desk, the agenda and the screens are for: a little of each, invented, and saying so.

Written once for a town, by the verbs that people use: whatever an officer takes away stays away.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from twin.domain.town import Town
from twin.services import agenda
from twin.services.changing import Author
from twin.services.house import House
from twin.services.offers import save_offer
from twin.services.officers import demonstrations
from twin.services.proposals import propose
from twin.services.wishes import leave
from twin.storage.changes import rows_at
from twin.storage.cores import is_there, read_town
from twin.storage.jobs import jobs_done, note_done

READ_IN, TOWN, SHOPKEEPER = Author("import"), Author("officer"), Author("shopkeeper")
MEETING_POINTS = ("townhall", "tourist_information", "market")  # kinds of public places, the best one first
LASTS = timedelta(days=60)
FRIDAY = 4
# where half the price is nothing that a law would mind: no medicines, books, clothes or wine
EVERYDAY = frozenset(
    f"shop={kind}"
    for kind in ("bakery", "cheese", "chocolate", "deli", "florist", "gift", "greengrocer", "pastry", "toys")
)
SHOPS = 4  # two with an offer, one that proposes, one with a wish
Words = Mapping[str, str]  # per language


def demonstrate(house: House) -> list[str]:
    """Fills the towns that are demonstrations and were not filled before; returns their slugs."""
    done = jobs_done(house.engine)
    return [town for town in demonstrations(house) if _mark(town) not in done and _fill(house, town)]


def _mark(town: str) -> str:
    """In the table of jobs: that it was done once, and never again."""
    return f"demonstration:{town}"


def _fill(house: House, slug: str) -> bool:
    note_done(house.engine, _mark(slug), house.clock(), "")  # first: a stroke of bad luck must not bring anything twice
    with house.engine.connect() as connection:
        town, _ = read_town(connection, slug)
        today = house.clock().astimezone(town.place.zone).date()
        places = {row["kind"]: row["id"] for row in rows_at(connection, slug, "place")}
        there = [row for row in rows_at(connection, slug, "shop") if is_there(row["left_on"], today)]
    invented = [row for row in there if row["demonstration"] and row["category"] in EVERYDAY]
    shops = sorted(invented, key=lambda row: str(row["slug"]))
    meeting_point = next((places[kind] for kind in MEETING_POINTS if kind in places), "")
    _tell_the_town(house, town, today, meeting_point)
    if len(shops) >= SHOPS:
        _let_shops_speak(house, town, today, [shops[number * len(shops) // SHOPS] for number in range(SHOPS)])
    return True


def _tell_the_town(house: House, town: Town, today: date, place: str) -> None:
    stroll = {
        **_typed("event", town),
        "dag": _friday_after(today).isoformat(),
        "van": "18:00",
        "tot": "19:00",
        "herhaling": "monthly",
        "zonder": " ".join(_holidays(town, today)),
        "plaats": place,
        **dict.fromkeys(agenda.SHOWN, "1"),
    }
    agenda.save(house, town.slug, "event", "", agenda.read_event(stroll, town, [place], today), READ_IN)
    until = (today + LASTS).isoformat()
    notice = {**_typed("notice", town), "dag": today.isoformat(), "einddag": until, "site": "1", "schermen": "1"}
    agenda.save(house, town.slug, "notice", "", agenda.read_notice(notice, town, today), READ_IN)


def _let_shops_speak(house: House, town: Town, today: date, shops: Sequence[Mapping[str, Any]]) -> None:
    for shop, name in zip(shops, ("first_offer", "second_offer"), strict=False):
        words = {"titles": _words(name, "title", town), "texts": _words(name, "text", town)}
        days = {"first_day": today, "last_day": today + LASTS}
        save_offer(house, town.slug, shop["id"], {**words, **days}, TOWN, today)
    proposing, wishing = shops[2:]
    added = _words("proposal", "text", town)
    texts = {each: f"{proposing['texts'].get(each, '')} {sentence}".strip() for each, sentence in added.items()}
    propose(house, town.slug, proposing["id"], "shop", proposing["id"], {"texts": texts}, SHOPKEEPER)
    leave(house, town.slug, wishing["id"], _words("wish", "text", town)[town.first_language], SHOPKEEPER)


def _friday_after(today: date) -> date:
    """Two to eight days ahead, so that it is soon and not over."""
    return today + timedelta(days=2 + (FRIDAY - 2 - today.weekday()) % 7)


def _holidays(town: Town, today: date) -> list[str]:
    """Of this year and the two after it: nobody strolls past shops on Christmas Day."""
    years = range(today.year, today.year + 3)
    return [each.date.isoformat() for year in years for each in town.calendar.public_holidays(year)]


def _typed(thing: str, town: Town) -> dict[str, str]:
    """As an officer fills in the form: `titel_nl`, `tekst_fr`, ..."""
    return {
        f"{field}_{language}": text
        for field in ("titel", "tekst")
        for language, text in _words(thing, field, town).items()
    }


def _words(thing: str, field: str, town: Town) -> dict[str, str]:
    """In the languages of the town; in English where it has none of ours."""
    known = _texts()[thing][field]
    return {each: known.get(each, known["en"]) for each in town.languages}


@cache
def _texts() -> Mapping[str, Mapping[str, Words]]:
    return tomllib.loads((files("twin.services") / "words" / "demonstration.toml").read_text("utf-8"))
