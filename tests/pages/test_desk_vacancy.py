"""The vacancy register, on the page and as a table."""

import csv
import io
from datetime import date

import pytest

from tests.pages.strict import Page
from tests.people import PeopledTown, Visit
from twin.services.changing import Author
from twin.services.tenancies import move_out
from twin.storage.changes import rows_at

ADDRESS = "/dorp/beheer/leegstand/"


@pytest.fixture
def left(peopled: PeopledTown) -> str:
    """The bakery left on 1 May 2025; the address of its premises."""
    with peopled.house.engine.connect() as connection:
        shop = next(row for row in rows_at(connection, "dorp", "shop") if row["slug"] == "bakkerij-lies")
        place = next(row for row in rows_at(connection, "dorp", "premises") if row["id"] == shop["premises"])
    move_out(peopled.house, "dorp", shop["id"], date(2025, 5, 1), Author("officer"))
    return f"{place['street']} {place['housenumber']}"


def page(visit: Visit, address: str = ADDRESS, status: int = 200) -> Page:
    answer = visit.get(address)
    assert answer.status_code == status
    found = Page(address, answer.text)
    assert found.check() == []
    return found


def test_an_empty_unit_is_there_with_since_when_and_who_was_there(as_tom: Visit, left: str) -> None:
    text = page(as_tom).html
    assert left in text
    assert "1 mei 2025" in text
    assert "één tot drie jaar" in text


def test_before_that_day_it_was_not_empty(as_tom: Visit, left: str) -> None:
    assert f">{left}</a></th>" in page(as_tom).html
    assert f">{left}</a></th>" not in page(as_tom, f"{ADDRESS}?op=2025-04-30").html


def test_the_table_says_the_same(as_tom: Visit, left: str) -> None:
    text = as_tom.get("/dorp/beheer/leegstand.csv").text.removeprefix("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    found = next(line for line in lines if f"{line['street']} {line['housenumber']}" == left)
    assert (found["vacant_since"], found["kind"], found["days"]) == ("2025-05-01", "long_term", "569")


def test_a_day_that_is_none_is_said_beside_its_field(as_tom: Visit) -> None:
    assert "Dit is geen datum." in page(as_tom, f"{ADDRESS}?op=gisteren", 400).html


@pytest.mark.parametrize("language", ["/fr", "/en", "/de"])
def test_the_page_is_sound_in_every_language(as_tom: Visit, language: str) -> None:
    page(as_tom, f"{language}{ADDRESS}")
