"""Asks shopkeepers, by mail and not too often, whether their hours are still right and what they do on holidays."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from twin.domain.asking import NEVER, Asking, what_to_ask
from twin.domain.calendar import Holiday
from twin.domain.choices import Choices
from twin.domain.hours import OpeningHours
from twin.domain.hours_form_dates import spells_of
from twin.domain.hours_form_words import rule_in_words
from twin.domain.hours_rules import Rule
from twin.domain.phrase_book import catalogue
from twin.domain.town import Town
from twin.services.house import House
from twin.services.mail import page_address, post
from twin.services.mail_words import fill, own_words, words_of
from twin.services.questions import ask, end_of, readable_hours
from twin.services.unsubscribing import new_unsubscription
from twin.storage.cores import read_town
from twin.storage.database import writing
from twin.storage.mails import unreached
from twin.storage.questions import Asked, Keeper, all_asked, keepers, last_words

MOST_RULES = 10  # lines of hours in a mail
RHYTHM_LINK = timedelta(days=400)  # how long 'fewer reminders' at the foot of a mail keeps working


@dataclass(frozen=True)
class Wanted:
    """What to ask one person about one of her shops."""

    keeper: Keeper
    hours: OpeningHours | None
    asking: Asking


def remind(house: House, town: str) -> int:
    """Writes the mails that are due in a town today; returns how many. One per person at most, about all her shops."""
    with house.engine.connect() as connection:
        where, choices = read_town(connection, town)
        today = house.clock().astimezone(where.place.zone).date()
        asked = all_asked(connection, town)
        wanted = _wanted(connection, where, choices, today, asked)
        lost = unreached(connection, town)  # the desk knows; another mail would only fail again
    quiet = _still_quiet(asked, where, choices, today) | lost
    written = 0
    for person, of_person in groupby(wanted, lambda each: each.keeper.person):
        if person not in quiet:
            with writing(house.engine) as connection:
                _write(house, connection, where, choices, list(of_person))
            written += 1
    return written


def ask_now(house: House, town: str, shops: Collection[str]) -> int:
    """An officer asks who keeps these shops (ids) whether their hours are right, whatever the rhythm; returns how many
    mails that makes. Who wants no reminders at all gets none."""
    with writing(house.engine) as connection:
        where, choices = read_town(connection, town)
        today = house.clock().astimezone(where.place.zone).date()
        wanted = [
            Wanted(each, readable_hours(each.opening_hours, where), Asking(right=True))
            for each in keepers(connection, town, today)
            if each.shop in shops and each.reminder_days != NEVER
        ]
        people = [list(of_person) for _, of_person in groupby(wanted, lambda each: each.keeper.person)]
        for of_person in people:
            _write(house, connection, where, choices, of_person)
    return len(people)


def _still_quiet(asked: Iterable[Asked], town: Town, choices: Choices, today: date) -> set[int]:
    """Who was asked something too short a time ago. Questions tell it: mails may have been cleaned up."""
    since = today - timedelta(choices.quiet_days)
    return {each.person for each in asked if each.made_at.astimezone(town.place.zone).date() > since}


def _wanted(connection: Connection, town: Town, choices: Choices, today: date, asked: Sequence[Asked]) -> list[Wanted]:
    words = last_words(connection, town.slug)
    asked_right, asked_days = _asked_before(asked)
    found = []
    for each in keepers(connection, town.slug, today):
        known = (each.since, each.confirmed_at, words.get(each.shop), asked_right.get((each.person, each.shop)))
        last = max(at for at in known if at).astimezone(town.place.zone).date()
        days, hours = asked_days.get((each.person, each.shop), set()), readable_hours(each.opening_hours, town)
        asking = what_to_ask(hours, town.calendar, today, last, days, choices, each.reminder_days)
        if asking:
            found.append(Wanted(each, hours, asking))
    return found


Whose = tuple[int, str]  # a person and a shop


def _asked_before(asked: Iterable[Asked]) -> tuple[Mapping[Whose, datetime], Mapping[Whose, set[date]]]:
    right: dict[Whose, datetime] = {}
    days: dict[Whose, set[date]] = {}
    for each in asked:
        whose = each.person, each.shop
        if each.detail.get("question") == "right":
            right[whose] = each.made_at
        elif each.detail.get("question") == "holiday":
            days.setdefault(whose, set()).add(date.fromisoformat(each.detail["day"]))
    return right, days


def _write(house: House, connection: Connection, town: Town, choices: Choices, wanted: Sequence[Wanted]) -> None:
    keeper = wanted[0].keeper
    language = keeper.language if keeper.language in town.languages else town.first_language
    letter = _Letter(house, connection, town, choices, keeper.person, language)
    shops = [letter.shop(each) for each in wanted]
    days = sorted({holiday.date for each in wanted for holiday in each.asking.holidays})
    texts = words_of("reminder", language, choices, {})
    dates = [day_words(each, language) for each in days]
    on_dates = [fill(own_words("holiday", language)["on"], {"day": each}) for each in dates]
    said = {"date": _listed(dates, language), "on_date": _listed(on_dates, language)}
    post(
        house,
        connection,
        "holiday" if days else "reminder",
        keeper.email,
        language,
        {"shops": shops, "buttons": texts, **said},
        town=town.slug,
        person=keeper.person,
        shop=keeper.shop if len(wanted) == 1 else "",
        is_private=True,
        rhythm=letter.address({"question": "rhythm"}, house.clock() + RHYTHM_LINK),
        unsubscribe=letter.unsubscribe([each.keeper.shop for each in wanted]),
    )


@dataclass(frozen=True)
class _Letter:
    """One mail in the making: each of its buttons is a question with a token of its own."""

    house: House
    connection: Connection
    town: Town
    choices: Choices
    person: int
    language: str

    def address(self, detail: Mapping[str, str], until: datetime, shop: str = "") -> str:
        token = ask(self.connection, self.house, self.town, self.person, self.language, detail, until, shop)
        return page_address(self.house, self.connection, self.town.slug, self.language, f"vraag/{token}")

    def unsubscribe(self, shops: Sequence[str]) -> str:
        slug = self.town.slug
        token = new_unsubscription(self.connection, self.house, slug, self.person, self.language, shops)
        return page_address(self.house, self.connection, slug, self.language, f"afmelden/{token}")

    def shop(self, wanted: Wanted) -> dict[str, Any]:
        keeper, asking = wanted.keeper, wanted.asking
        found = {
            "name": self.town.in_words(keeper.names, self.language),
            "holidays": [self._holiday(keeper.shop, each) for each in asking.holidays],
            "hours": [],
            "right": "",
            "adjust": "",
        }
        if asking.right:
            found |= self._right(wanted)
        return found

    def _right(self, wanted: Wanted) -> dict[str, Any]:
        days = wanted.keeper.reminder_days or self.choices.reminder_days
        until = end_of(self.house.clock().astimezone(self.town.place.zone).date() + timedelta(days), self.town)
        address = self.address({"question": "right"}, until, wanted.keeper.shop)
        today = self.house.clock().astimezone(self.town.place.zone).date()
        hours = hours_in_words(wanted.hours, self.language, today)
        unknown = words_of("reminder", self.language, self.choices, {})["unknown"]
        return {
            "hours": hours or [unknown],
            "right": f"{address}?antwoord=klopt" if hours else "",
            "adjust": f"{address}?antwoord=aanpassen",
        }

    def _holiday(self, shop: str, holiday: Holiday) -> dict[str, str]:
        detail = {"question": "holiday", "day": holiday.date.isoformat()}
        address = self.address(detail, end_of(holiday.date, self.town), shop)
        said = words_of("reminder", self.language, self.choices, {})["holiday"]
        name = holiday.names.get(self.language) or next(iter(holiday.names.values()))
        day = day_words(holiday.date, self.language, with_weekday=True)
        words = fill(said, {"date": day, "holiday": name})
        return {
            "words": words[:1].upper() + words[1:],
            "open": f"{address}?antwoord=open",
            "closed": f"{address}?antwoord=gesloten",
            "other": f"{address}?antwoord=anders",
        }


def hours_in_words(hours: OpeningHours | None, language: str, today: date) -> list[str]:
    """A line for each rule, without the days that are over; [] where nothing is known."""
    if hours is None:
        return []
    rules = [rule for rule in hours.rules if not _is_over(rule, today)]
    return [rule_in_words(each, language) for each in rules[:MOST_RULES]]


def _is_over(rule: Rule, today: date) -> bool:
    spells = spells_of(rule)
    return bool(spells) and all(each.last < today for each in spells)


def day_words(day: date, language: str, *, with_weekday: bool = False) -> str:
    """'1 november', 'zondag 1 november', '1er novembre', 'Sonntag, 1. November'."""
    texts = catalogue(language)
    said = texts["date"]["first" if day.day == 1 else "day"].format(d=day.day, month=texts["months"][day.month - 1])
    if not with_weekday:
        return str(said)
    return f"{texts['weekdays'][day.weekday()]}{', ' if language == 'de' else ' '}{said}"


def _listed(parts: list[str], language: str) -> str:
    last = str(catalogue(language)["aloud"]["and"])
    return last.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
