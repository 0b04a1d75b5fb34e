"""A year in a town, day by day, by an injected clock: real jobs, real mails to a real server, real answers.

What people do is assumed, and drawn with a seed: how likely a shopkeeper answers, when she goes on leave, which shops
leave and come. What the town does about it is what is measured.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.services.mail_server_here import Manners, mail_server
from tests.services.people_house import Clock, a_person, a_shop, dorp, keeps, rows
from twin.domain.hours import OpeningHours
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED, Range
from twin.domain.place import Place
from twin.services import desk
from twin.services.changing import Author, changing
from twin.services.desk_weeks import weeks
from twin.services.house import House
from twin.services.jobs import run_due, troubles
from twin.services.questions import Answer, Unanswerable, answer_holiday, confirm, find_question
from twin.storage import people, tables, tables_people, tables_work
from twin.storage.database import writing

FIRST = date(2026, 1, 5)  # a Monday
ZONE = ZoneInfo("Europe/Brussels")
HERE = Place(3.892, 50.884, "Europe/Brussels")
WEEKS = (
    "Mo-Fr 09:00-18:00; Sa 09:00-17:00",
    "Tu-Sa 07:00-18:00; Su 07:00-12:30",
    "Mo-Sa 09:00-12:30,13:30-18:30",
    "Mo,We-Su 11:00-20:00",
    "Tu-Fr 09:00-18:00; Sa 09:00-16:00; PH off",
    "Mo-Fr 08:00-12:00,13:00-17:00; PH off",
)
# how likely a shopkeeper answers a mail, and how many of a hundred are like that: assumed
DILIGENCE = ((0.95, 50), (0.5, 30), (0.1, 15), (0.0, 5))
ANSWERS: tuple[Answer, ...] = ("closed",) * 7 + ("open",) * 2 + ("other",)
SECONDS_AT_THE_DESK = {"stale": 240, "bounced": 180, "unclaimed": 90}  # a call, a look, a letter: assumed
USUAL_SECONDS = 60
LINK = re.compile(r"https://kern\.example/(?:\w\w/)?dorp/vraag/([\w-]{43})\?antwoord=(open|klopt|aanpassen)")


@dataclass
class Year:
    """What a year brought. ``weekly_minutes``: at the desk, one for each week; ``stale``: listings unconfirmed for
    180 days, at each month's end; ``kept`` how many shops had a shopkeeper then."""

    shops: int
    mails: Counter[str] = field(default_factory=Counter)
    most_mails: int = 0
    bounced: int = 0
    answered: int = 0
    desk_items: Counter[str] = field(default_factory=Counter)
    weekly_minutes: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    leaves: int = 0
    gone: int = 0
    came: int = 0
    failures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Someone:
    """A shopkeeper, as likely to answer as ``diligence`` says."""

    number: int
    email: str
    diligence: float


@contextmanager
def town_of(var: Path, shops: int, seed: int = 1) -> Iterator["LivedTown"]:
    manners = Manners()
    with mail_server(manners) as port:
        clock = Clock(datetime.combine(FIRST, time(5), ZONE).astimezone(UTC))
        sender = "Dorp <kern@dorp.example>"
        house = dorp(var, clock, KERNKIJKER_SMTP_URL=f"smtp://127.0.0.1:{port}", KERNKIJKER_MAIL_FROM=sender)
        town = LivedTown(house, clock, manners, random.Random(seed), Year(shops))
        town.move_in(shops)
        yield town
        house.engine.dispose()


@dataclass
class LivedTown:
    house: House
    clock: Clock
    manners: Manners
    chance: random.Random
    year: Year
    people: dict[str, Someone] = field(default_factory=dict)
    keeper: dict[str, Someone] = field(default_factory=dict)  # shop -> who keeps it
    plans: dict[date, list[tuple[str, Someone]]] = field(default_factory=dict)  # day -> tokens to answer
    leave: dict[date, list[tuple[str, Spell]]] = field(default_factory=dict)
    read: int = 0  # mails that people have seen
    mails: dict[int, dict[str, Any]] = field(default_factory=dict)  # every one that was written, also those cleaned up
    questions: dict[int, dict[str, Any]] = field(default_factory=dict)  # and every question
    officer: Author = field(default_factory=lambda: Author("officer"))

    # -- the beginning

    def move_in(self, shops: int) -> None:
        self.officer = Author("officer", a_person(self.house, "tom@dorp.example"))
        for number in range(shops):
            key = self.open_shop(number, self.clock.now - timedelta(days=self.chance.randrange(1, 170)))
            if number % 12 == 11:  # some keep two
                self.claim(key, self.keeper[f"s-{number - 1}"])
            else:
                self.claim(key, self.somebody(number))
        addresses = sorted(self.people)
        for email in self.chance.sample(addresses, max(1, len(addresses) // 50)):
            self.manners.refused[email] = "550 no such mailbox"

    def open_shop(self, number: int, known_since: datetime) -> str:
        """A shop that somebody checked when it came."""
        key = a_shop(self.house, f"s-{number}", f"Zaak {number}", WEEKS[number % len(WEEKS)])
        with writing(self.house.engine) as connection:
            known = tables.shop.update().where(tables.shop.c.id == key)
            connection.execute(known.values(confirmed_at=known_since, checked_on=known_since.date()))
        self.plan_leave(key)
        return key

    def somebody(self, number: int) -> Someone:
        email = f"zaak{number}@handel.example"
        language = self.chance.choices(("nl", "fr", "en", "de"), (90, 6, 2, 2))[0]
        diligence = self.chance.choices([each[0] for each in DILIGENCE], [each[1] for each in DILIGENCE])[0]
        found = Someone(a_person(self.house, email, language), email, diligence)
        self.people[email] = found
        return found

    def claim(self, key: str, who: Someone) -> None:
        self.keeper[key] = who
        keeps(self.house, who.number, key)

    def plan_leave(self, key: str) -> None:
        """Three in four tell of one leave of one to three weeks, ten to forty days ahead."""
        if self.chance.random() < 0.75:
            first = FIRST + timedelta(self.chance.randrange(40, 360))
            spell = Spell(
                first, first + timedelta(self.chance.randrange(6, 21)), CLOSED.with_comment("jaarlijks verlof")
            )
            told = first - timedelta(self.chance.randrange(10, 40))
            self.leave.setdefault(told, []).append((key, spell))

    # -- a day

    def live(self, days: int) -> Year:
        for step in range(days):
            today = FIRST + timedelta(step)
            for hour in (8, 9):  # the desk and the reminders; then the mails
                self.go_to(today, hour)
                run_due(self.house)
            self.go_to(today, 19)
            self.read_mails(today)
            self.answer(today)
            self.tell_leave(today)
            if step % self.between_moves == self.between_moves - 1:
                self.leave_and_come()
            if today.weekday() == 4:
                self.clear_the_desk(today)
                self.remember()
            if today.month != (today + timedelta(1)).month:
                self.year.stale.append(self.count_stale())
        return self.finish()

    def go_to(self, day: date, hour: int) -> None:
        self.clock.now = datetime.combine(day, time(hour), ZONE).astimezone(UTC)

    def read_mails(self, today: date) -> None:
        new, self.read = self.manners.taken[self.read :], len(self.manners.taken)
        for message in new:
            who = self.people[message["To"]]
            body = message.get_body(("plain",))
            assert body
            for token, _ in LINK.findall(body.get_content()):
                if self.chance.random() < who.diligence:
                    day = today + timedelta(self.chance.randrange(0, 4))
                    self.plans.setdefault(day, []).append((token, who))

    def answer(self, today: date) -> None:
        for token, who in self.plans.pop(today, []):
            try:
                question = find_question(self.house, "dorp", token)
            except Unanswerable:
                continue  # the shop left meanwhile
            self.year.answered += 1
            if question.kind == "holiday":
                said = self.chance.choice(ANSWERS)
                answer_holiday(self.house, question, said, (Range(600, 780),))
            elif self.chance.random() < 0.85:
                confirm(self.house, question)
            else:
                self.edit(question.asked.shop, who, HoursForm.of(_parsed(self.chance.choice(WEEKS))))

    def edit(self, key: str, who: Someone, form: HoursForm) -> None:
        with changing(self.house, "dorp", Author("shopkeeper", who.number)) as batch:
            batch.update("shop", key, {"opening_hours": form.text(), "confirmed_at": self.clock.now})

    def tell_leave(self, today: date) -> None:
        for key, spell in self.leave.pop(today, []):
            with self.house.engine.connect() as connection:
                shop = people.shop_with(connection, "dorp", key)
            if shop and shop["left_on"] is None and key in self.keeper:
                form = HoursForm.of(_parsed(shop["opening_hours"])).without_past(today)
                self.edit(key, self.keeper[key], form.with_spell(spell))
                self.year.leaves += 1

    @property
    def between_moves(self) -> int:
        """Days between two shops that leave: one in twenty a year."""
        return max(1, 365 * 20 // max(self.year.shops, 60))

    def leave_and_come(self) -> None:
        """One shop leaves; every other time a new one comes, in premises of its own, claimed by four in five."""
        key = self.chance.choice(sorted(self.keeper))
        who, today = self.keeper.pop(key), self.clock.now.astimezone(ZONE).date()
        with changing(self.house, "dorp", self.officer) as batch:
            batch.update("shop", key, {"left_on": today})
            batch.update("premises", f"p-{key}", {"status": "vacant", "vacant_since": today})
            mine = people.members(batch.connection, number=who.number, town="dorp", shop=key)
            people.end_members(batch.connection, [each.id for each in mine], self.clock.now)
        self.year.gone += 1
        if self.year.gone % 2 == 0:
            number = self.year.shops + self.year.came
            new = self.open_shop(number, self.clock.now)
            self.year.came += 1
            if self.chance.random() < 0.8:
                self.claim(new, self.somebody(number))

    # -- the officer, on Fridays

    def clear_the_desk(self, today: date) -> None:
        self.go_to(today, 20)
        for item in desk.open_items(self.house, "dorp"):
            desk.open_item(self.house, "dorp", item.id)
            self.clock.now += timedelta(seconds=SECONDS_AT_THE_DESK.get(item.kind, USUAL_SECONDS))
            desk.decide(self.house, "dorp", item.id, "seen", self.officer)
            if item.kind == "stale":  # she calls, and writes down that it was checked
                with changing(self.house, "dorp", self.officer) as batch:
                    batch.update("shop", item.shop, {"checked_on": today})
        self.year.weekly_minutes.append(weeks(self.house, "dorp", 1)[0].minutes)

    def count_stale(self) -> int:
        """Shops with a shopkeeper that she did not confirm for 180 days."""
        ago = self.clock.now - timedelta(days=180)
        known = {row["id"]: row["confirmed_at"] for row in rows(self.house, tables.shop)}
        return sum(known[key] < ago for key in self.keeper)

    def remember(self) -> None:
        """Before cleaning takes them away."""
        self.mails |= {row["id"]: row for row in rows(self.house, tables_people.mail)}
        ways_in = rows(self.house, tables_people.way_in)
        self.questions |= {row["id"]: row for row in ways_in if row["kind"] == "question"}

    def finish(self) -> Year:
        self.remember()
        mails = self.mails.values()
        by_person = Counter(each["person"] for each in mails)
        return replace(
            self.year,
            mails=Counter(each["kind"] for each in mails),
            most_mails=max(by_person.values(), default=0),
            bounced=sum(each["failed_at"] is not None for each in mails),
            desk_items=Counter(each["kind"] for each in rows(self.house, tables_work.desk_item)),
            failures=dict(troubles(self.house)),
        )


def _parsed(text: str) -> OpeningHours:
    return OpeningHours.parse(text, place=HERE)
