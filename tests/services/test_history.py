"""History in words: who did what, when, by which way in; of a town, of one thing, of one shop with all it has."""

import csv
import io
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from geodata.dataset import read
from tests.geodata.tiny_town import two_streets
from tests.services.people_house import Clock
from twin.config import ROOT, Config
from twin.services.changing import Author, changing, undo
from twin.services.history import About, Action, history, history_csv
from twin.services.history_words import UNSAID
from twin.services.house import House
from twin.services.load_town import record_of
from twin.services.merging import take_in
from twin.storage.database import writing
from twin.storage.people import add_person
from twin.storage.things import THINGS
from twin.storage.towns import TownRecord

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)
LANGUAGES = ("nl", "fr", "en", "de")
LIES, TOM = "bakkerij-lies", "boeken-tom"


@pytest.fixture
def clock() -> Clock:
    return Clock(NINE)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> TownRecord:
    folder = two_streets(tmp_path_factory.mktemp("towns") / "dorp").write()
    return record_of(read(folder), "a" * 64, lambda *_: "")


@pytest.fixture
def house(tmp_path: Path, engine: Engine, record: TownRecord, clock: Clock) -> House:
    take_in(engine, record, NINE)
    return House.open(engine, Config.from_environment({"KERNKIJKER_VAR": str(tmp_path)}), clock)


@pytest.fixture
def lies(house: House) -> Author:
    with writing(house.engine) as connection:
        return Author("shopkeeper", add_person(connection, "lies@dorp.example", "Lies Peeters", "nl", NINE))


def write(house: House, author: Author, shop: str, **values: object) -> int:
    with changing(house, "dorp", author) as batch:
        batch.update("shop", shop, values)
    assert batch.id is not None
    return batch.id


def newest(house: House, language: str = "nl", about: About | None = None) -> Action:
    return history(house, "dorp", language, about).actions[0]


def test_hours_are_told_as_a_visitor_reads_them_with_who_and_when(house: House, lies: Author) -> None:
    write(house, lies, LIES, opening_hours="Mo-Fr 09:00-12:00")
    action = newest(house)
    assert (action.who, action.way_words, f"{action.at:%H:%M}") == ("Lies Peeters", "de winkelier", "10:00")
    (line,) = action.lines
    assert (line.subject, line.shop, line.what_words) == ("Bakkerij Lies", LIES, "gewijzigd")
    (hours,) = line.fields
    assert hours.name == "openingsuren"
    assert "8 tot 18 uur" in hours.before
    assert "9 tot 12 uur" in hours.after


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_own_words(house: House, lies: Author, language: str) -> None:
    write(house, lies, LIES, opening_hours="Mo-Fr 09:00-12:00", left_on=date(2026, 12, 1))
    fields = {said.name: said.after for said in newest(house, language).lines[0].fields}
    left = {"nl": "vertrokken op", "fr": "parti le", "en": "left on", "de": "weggezogen am"}[language]
    assert left in fields
    assert "2026" in fields[left]
    assert "-" not in fields[left]


def words_of(name: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads((ROOT / "twin/services/words" / name).read_text("utf-8"))
    return found


def test_every_field_that_is_told_has_a_word() -> None:
    known = words_of("history.toml")["field"].keys() | words_of("fields.toml").keys()
    told = {column.name for kind in THINGS.values() for column in kind.table.columns} - UNSAID
    assert told <= known


def test_every_word_is_there_in_four_languages() -> None:
    for table in words_of("history.toml").values():
        for key, said in table.items():
            assert set(said) == set(LANGUAGES), key


def test_a_shops_history_takes_along_what_belongs_to_it_and_nothing_of_another(house: House, lies: Author) -> None:
    days = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 6)}
    rest = {"texts": {}, "state": "live", "at": NINE}
    with changing(house, "dorp", lies) as batch:
        offer = batch.create("offer", {"shop": LIES, "titles": {"nl": "Speculaas"}, **days, **rest})
        batch.update("shop", TOM, {"phone": "1"})
    with changing(house, "dorp", lies) as batch:
        batch.remove("offer", offer)
    write(house, lies, TOM, phone="2")
    mine = history(house, "dorp", "nl", About(shop=LIES)).actions
    assert [[(line.thing, line.what) for line in action.lines] for action in mine] == [
        [("offer", "removed")],
        [("offer", "made")],
    ]
    assert [action.left_out for action in mine] == [0, 1]
    assert mine[0].lines[0].subject == "Bakkerij Lies"


def test_the_pages_follow_each_other_without_a_gap(house: House, lies: Author) -> None:
    made = [write(house, lies, LIES, phone=str(number)) for number in range(7)]
    seen, below = [], 0
    while below is not None:
        page = history(house, "dorp", "nl", below=below, most=3)
        seen += [action.batch for action in page.actions]
        below = page.older
    assert seen == made[::-1]


def test_what_was_taken_back_says_so_and_so_does_the_taking_back(house: House, lies: Author) -> None:
    batch = write(house, lies, LIES, phone="1")
    assert not newest(house).is_undone
    undo(house, "dorp", batch, Author("undo", lies.person))
    taking_back, first = history(house, "dorp", "nl").actions
    assert (taking_back.undoes, taking_back.way_words) == (batch, "ongedaan gemaakt")
    assert first.is_undone


def test_history_can_be_asked_for_by_way_person_and_days(house: House, lies: Author, clock: Clock) -> None:
    write(house, lies, LIES, phone="1")
    clock.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    write(house, Author("officer"), LIES, phone="2")

    def count(**about: object) -> int:
        return len(history(house, "dorp", "nl", About(**about)).actions)  # type: ignore[arg-type]  # each by its name

    assert count() == 2
    assert count(way="officer") == 1
    assert count(person=lies.person) == 1
    assert count(since=datetime(2026, 11, 30, tzinfo=UTC)) == 1
    assert count(until=datetime(2026, 11, 30, tzinfo=UTC)) == 1
    assert count(thing="premises") == 0


def test_a_door_that_moved_is_said_without_its_degrees(house: House) -> None:
    with changing(house, "dorp", Author("officer")) as batch:
        batch.update("premises", "p-2", {"door_lon": 3.8923, "door_lat": 50.8841})
    (line,) = newest(house).lines
    assert line.subject == "Kerkstraat 2"
    assert [(said.name, said.before, said.after) for said in line.fields] == [("plaats van de ingang", "", "")]


def test_the_export_has_a_line_for_each_field_and_runs_no_formula(house: House, lies: Author) -> None:
    write(house, lies, LIES, names={"nl": "=HYPERLINK(1)", "fr": "Chez Lies"}, phone="1")
    text = history_csv(house, "dorp", "nl").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["field"], row["language"]) for row in rows] == [("naam", "nl"), ("naam", "fr"), ("telefoon", "")]
    assert rows[0]["after"] == "'=HYPERLINK(1)"
    assert {row["who"] for row in rows} == {"Lies Peeters"}


def test_a_large_action_is_told_in_part_and_says_how_much_is_left(house: House) -> None:
    with changing(house, "dorp", Author("import")) as batch:
        for number in range(70):
            batch.create("wish", {"text": f"wens {number}", "at": NINE})
    action = newest(house)
    assert len(action.lines) + action.left_out == 70
    assert action.left_out > 0
