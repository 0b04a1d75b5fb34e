"""The same form sent twice, by a double click or a page loaded again, makes one thing; the answer is the same."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.pages.test_desk_agenda import FORM, MARKET
from tests.pages.test_desk_places import NEW as PLACE
from tests.pages.test_desk_premises import outline, typed_door
from tests.pages.test_desk_shops import NEW as NEW_SHOP
from tests.pages.test_keeper_photos import RED
from tests.people import PeopledTown, Visit
from twin.storage import tables, tables_history, tables_people, tables_work

DESK, SHOP = "/dorp/beheer", "/dorp/mijn-zaak/bakkerij-lies"
NOTICE = {"titel_nl": "Werken", "dag": "2026-11-21", "einddag": "2026-11-23", "site": "1"}
OFFER = {"titel-nl": "Kersttaart", "van": "2026-11-21", "tot": "2026-11-30"}
COLLEAGUE = {"email": "nieuw@post.example", "language": "nl"}
# what is sent -> (who sends it, address, fields, tables that get one row more)
FORMS: dict[str, tuple[str, str, dict[str, Any], list[Any]]] = {
    "event": ("tom", f"{DESK}/evenementen/nieuw", MARKET, [tables_work.event]),
    "notice": ("tom", f"{DESK}/berichten/nieuw", NOTICE, [tables_work.notice]),
    "place": ("tom", f"{DESK}/plaatsen/nieuw", PLACE, [tables.public_place]),
    "shop": ("tom", f"{DESK}/nieuwe-zaak", NEW_SHOP, [tables.shop, tables_history.tenancy]),
    "officer": ("tom", f"{DESK}/mensen/", COLLEAGUE | {"naam": "Nieuw"}, [tables_people.way_in, tables_people.mail]),
    "offer": ("lies", f"{SHOP}/aanbod", OFFER, [tables_work.offer, tables_work.proposal]),
    "wish": ("lies", f"{SHOP}/wens", {"wens": "Meer licht"}, [tables_work.wish, tables_work.desk_item]),
    "colleague": ("lies", f"{SHOP}/mensen", COLLEAGUE, [tables_people.way_in, tables_people.mail]),
    "new owner": ("lies", f"{SHOP}/mensen/overdracht", COLLEAGUE, [tables_people.way_in, tables_people.mail]),
}
Count = Callable[[], list[int]]


@pytest.fixture(params=FORMS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def count(name: str, peopled: PeopledTown) -> Count:
    def counted() -> list[int]:
        with peopled.house.engine.connect() as connection:
            return [connection.scalar(select(func.count()).select_from(each)) or 0 for each in FORMS[name][3]]

    return counted


def test_the_second_makes_nothing_more_and_is_answered_alike(name: str, peopled: PeopledTown, count: Count) -> None:
    who, address, fields, _tables = FORMS[name]
    visit, before = peopled.visit(who), count()
    first = visit.post(address, fields)
    assert first.status_code == 303, first.text[:2000]
    after = count()
    assert after == [number + 1 for number in before]
    second = visit.post(address, fields)
    assert (second.status_code, second.location) == (303, first.location)
    assert count() == after


def test_two_at_the_same_instant_make_one(name: str, peopled: PeopledTown, count: Count) -> None:
    who, address, fields, _tables = FORMS[name]
    visits, before = [peopled.visit(who) for _ in range(2)], count()
    for visit in visits:
        visit.token()
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda visit: visit.post(address, fields).status_code, visits))
    assert answers == [303, 303]
    assert count() == [number + 1 for number in before]


def test_what_was_made_by_the_first_can_be_undone_after_the_second(peopled: PeopledTown, as_tom: Visit) -> None:
    for _ in range(2):
        answer = as_tom.post(f"{DESK}/berichten/nieuw", NOTICE)
    assert "Ongedaan maken" in as_tom.get(answer.location).text


def test_an_event_with_a_photo_keeps_one_photo(peopled: PeopledTown, as_tom: Visit) -> None:
    for _ in range(2):
        photo = (io.BytesIO(RED), "markt.jpg")
        as_tom.post(f"{DESK}/evenementen/nieuw", MARKET | {"foto": photo}, content_type=FORM)
    with peopled.house.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables_work.photo)) == 1


def test_premises_drawn_twice_are_there_once_and_the_second_is_told(peopled: PeopledTown, as_tom: Visit) -> None:
    drawn = {"straat": "Kerkstraat", "nummer": "8", "grondvlak": outline(34, 5), **typed_door(38, 5)}
    assert as_tom.post(f"{DESK}/panden/nieuw", drawn).status_code == 303
    second = as_tom.post(f"{DESK}/panden/nieuw", drawn)
    assert second.status_code == 400
    assert "De omtrek ligt voor een deel over" in second.text


def test_somebody_is_invited_again_when_the_mail_may_be_lost(peopled: PeopledTown, as_lies: Visit) -> None:
    as_lies.post(f"{SHOP}/mensen", COLLEAGUE)
    peopled.watch.go_on(minutes=6)
    as_lies.post(f"{SHOP}/mensen", COLLEAGUE)
    with peopled.house.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables_people.mail)) == 2
