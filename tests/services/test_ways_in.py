"""Ways in on both databases: used once by whoever is first, and the same work for every address."""

import threading
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event, insert

from tests.mailbox import last_mail_to
from tests.people import SATURDAY, Watch
from twin.config import Config
from twin.errors import Invalid, NotFound, TooMany
from twin.services import sessions
from twin.services.account import erase, everything_about
from twin.services.cleaning import clean
from twin.services.house import House
from twin.services.limits import knock
from twin.services.people import Person, address_of, known_or_new
from twin.services.tokens import CODE_LETTERS, code_in_words, code_of, new_code
from twin.services.ways_in import ask_link, enter
from twin.storage import tables
from twin.storage.database import writing
from twin.web.ways import path_back

LIES = "lies@bakkerij.example"


@pytest.fixture
def house(engine: Engine) -> House:
    """Dorp with Lies in it, without shops."""
    settings = {"names": {"nl": "Dorp"}, "languages": ["nl", "fr"], "timezone": "Europe/Brussels"}
    house = House.open(engine, Config.from_environment({}), Watch())
    with writing(engine) as connection:
        values = {"slug": "dorp", "digest": "", "settings": settings, "bounds": [0, 0, 1, 1]}
        connection.execute(insert(tables.town).values(**values))
        known_or_new(house, connection, LIES, "nl", "Lies")
    return house


def ask(house: House, email: str = LIES) -> None:
    ask_link(house, "dorp", email, "nl", "192.0.2.0/24")


def token(house: House) -> str:
    return last_mail_to(house, LIES).path.rpartition("/")[2]


def at_once(count: int, do: Any) -> list[BaseException | None]:
    """What each of ``count`` threads that begin together met with; None for success."""
    gate, met = threading.Barrier(count), []

    def go() -> None:
        gate.wait()
        try:
            do()
            met.append(None)
        except Exception as error:
            met.append(error)

    threads = [threading.Thread(target=go) for _ in range(count)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return met


def test_of_many_who_use_a_link_at_once_one_comes_in(house: House) -> None:
    ask(house)
    link = token(house)
    met = at_once(6, lambda: enter(house, "dorp", link))
    assert met.count(None) == 1
    assert all(isinstance(each, NotFound) for each in met if each is not None)


def test_of_many_who_write_down_the_same_person_at_once_all_get_her(house: House) -> None:
    numbers: list[int] = []

    def write_down() -> None:
        with writing(house.engine) as connection:
            numbers.append(known_or_new(house, connection, "new@dorp.example", "fr"))

    assert at_once(6, write_down) == [None] * 6
    assert len(set(numbers)) == 1


def work(engine: Engine, email: str, house: House) -> list[str]:
    """The statements that asking a link takes, without their values, and without whether it was taken back."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "SAVEPOINT" not in statement:
            found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    ask(house, email)
    event.remove(engine, "before_cursor_execute", note)
    return found


def test_the_same_work_is_done_for_an_unknown_address(house: House) -> None:
    work(house.engine, LIES, house)  # what is read once only is read now
    known, unknown = work(house.engine, LIES, house), work(house.engine, "nobody@nergens.example", house)
    assert known == unknown
    assert any("INSERT INTO mail" in each for each in unknown)


def test_a_session_lives_and_ends(house: House) -> None:
    key = sessions.begin(house, 1, "Firefox, Android", "mail")
    found = sessions.look(house, key)
    assert found is not None
    assert found.person == Person(1, LIES, "Lies", "nl")
    sessions.end(house, key)
    assert sessions.look(house, key) is None


def test_a_limit_holds_and_lets_in_again(house: House) -> None:
    watch: Any = house.clock
    for _ in range(3):
        with writing(house.engine) as connection:
            knock(house, connection, "door", 3, "somebody")
        watch.go_on(minutes=10)
    with pytest.raises(TooMany) as refused, writing(house.engine) as connection:
        knock(house, connection, "door", 3, "somebody")
    assert refused.value.seconds == 30 * 60 + 1
    watch.go_on(seconds=refused.value.seconds)
    with writing(house.engine) as connection:
        knock(house, connection, "door", 3, "somebody")


def test_erasing_and_cleaning_work_on_this_database(house: House) -> None:
    ask(house)
    sessions.begin(house, 1, "", "mail")
    assert everything_about(house, 1)["person"][0]["email"] == LIES
    erase(house, Person(1, LIES, "Lies", "nl"))
    assert everything_about(house, 1)["person"][0]["email"] is None
    watch: Any = house.clock
    watch.now = datetime.fromisoformat("2030-01-01T00:00:00+00:00")
    assert clean(house)["attempt"] == 2
    assert watch() > SATURDAY


@given(st.text(CODE_LETTERS, min_size=8, max_size=8), st.sampled_from((" ", "-", "", "\u00a0", ".")))
def test_a_code_is_understood_however_it_is_typed(code: str, gap: str) -> None:
    assert code_of(code_in_words(code)) == code
    assert code_of(f" {code[:4].lower()}{gap}{code[4:]}\n") == code


def test_codes_hold_no_letters_that_look_alike() -> None:
    assert not set("0O1IL2Z5S8BUQ") & set(CODE_LETTERS)
    assert all(set(new_code()) <= set(CODE_LETTERS) for _ in range(200))


@given(st.text())
def test_what_is_no_address_is_refused_and_what_is_one_is_kept_small(typed: str) -> None:
    try:
        address = address_of(typed)
    except Invalid:
        return
    assert address == address.lower().strip()
    assert address.isascii()
    assert "\n" not in address
    assert address.count("@") == 1


@given(st.text(st.sampled_from("/\\.:?#@ \n\tdorpelfr\u202e")) | st.text())
def test_going_back_never_leaves_the_town(asked: str) -> None:
    path = path_back("dorp", asked)
    assert path == "" or path.startswith(("/dorp/", "/fr/dorp/", "/nl/dorp/", "/en/dorp/", "/de/dorp/"))
