"""Tenants come and go; premises stay, and the register follows."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geodata.dataset import read
from geodata.digest import digest
from tests.services.people_house import Clock, a_shop, rows
from twin.config import ROOT, Config
from twin.domain.vacancy import VacancyKind
from twin.errors import Invalid
from twin.services.changing import Author, undo
from twin.services.house import House
from twin.services.jobs import run_due
from twin.services.load_town import load_town
from twin.services.tenancies import move, move_in, move_out, settle
from twin.services.vacancy_register import register, register_csv
from twin.storage import tables
from twin.storage.database import connect, writing
from twin.storage.tables_history import tenancy

TOM = Author("officer")
TODAY = date(2026, 6, 1)
NEW = {
    "id": "s-9",
    "slug": "kapsalon-ann",
    "names": {"nl": "Kapsalon Ann"},
    "texts": {},
    "category": "shop=hairdresser",
    "products": {},
    "payment": [],
    "demonstration": True,
    **dict.fromkeys(("hours_text", "phone", "email", "website", "wheelchair", "source"), ""),
}


@pytest.fixture
def house(house: House) -> House:
    a_shop(house, "s-1")
    with writing(house.engine) as connection:
        connection.execute(tenancy.insert().values(town="dorp", premises="p-s-1", shop="s-1"))
    return house


def premises(house: House) -> tuple[str, date | None]:
    row = rows(house, tables.premises)[0]
    return row["status"], row["vacant_since"]


def test_a_shop_that_leaves_today_makes_its_premises_vacant(house: House) -> None:
    batch = move_out(house, "dorp", "s-1", TODAY, TOM)
    assert premises(house) == ("vacant", TODAY)
    assert [(each.since, each.kind) for each in register(house, "dorp").vacancies] == [(TODAY, VacancyKind.FRICTIONAL)]
    assert batch is not None
    undo(house, "dorp", batch, TOM)
    assert premises(house) == ("occupied", None)
    assert register(house, "dorp").vacancies == ()


def test_a_shop_that_will_leave_is_there_until_that_day(house: House, clock: Clock) -> None:
    move_out(house, "dorp", "s-1", date(2026, 7, 1), TOM)
    assert premises(house) == ("occupied", None)
    assert settle(house, "dorp") == 0
    clock.now = datetime(2026, 7, 1, 6, tzinfo=UTC)
    assert settle(house, "dorp") == 1
    assert premises(house) == ("vacant", date(2026, 7, 1))
    assert settle(house, "dorp") == 0


def test_on_the_day_itself_nobody_has_to_think_of_it(house: House, clock: Clock) -> None:
    move_out(house, "dorp", "s-1", date(2026, 7, 1), TOM)
    run_due(house)
    clock.now = datetime(2026, 6, 30, 21, 59, tzinfo=UTC)
    run_due(house)
    assert premises(house) == ("occupied", None)
    clock.now = datetime(2026, 6, 30, 22, 0, tzinfo=UTC)  # midnight in Dorp
    assert "tenancies:dorp" in run_due(house)
    assert premises(house) == ("vacant", date(2026, 7, 1))


def test_a_new_tenant_ends_the_vacancy_and_the_history_keeps_both(house: House, clock: Clock) -> None:
    move_out(house, "dorp", "s-1", TODAY, TOM)
    clock.now = datetime(2026, 9, 1, 6, tzinfo=UTC)
    move_in(house, "dorp", "p-s-1", NEW, date(2026, 9, 1), TOM)
    assert premises(house) == ("occupied", None)
    (unit,) = register(house, "dorp").units
    assert [(stay.shop, stay.since, stay.until) for stay in unit.stays] == [
        ("s-1", None, TODAY),
        ("s-9", date(2026, 9, 1), None),
    ]
    assert len(register(house, "dorp", date(2026, 7, 1)).vacancies) == 1
    assert register(house, "dorp", date(2026, 5, 1)).vacancies == ()


def test_a_shop_that_moves_keeps_its_page_and_leaves_its_old_premises_empty(house: House) -> None:
    a_shop(house, "s-2")
    move_out(house, "dorp", "s-2", TODAY, TOM)
    move(house, "dorp", "s-1", "p-s-2", TODAY, TOM)
    assert [row["premises"] for row in rows(house, tables.shop)] == ["p-s-2", "p-s-2"]
    assert premises(house) == ("vacant", TODAY)


def test_nobody_leaves_before_he_came_nor_moves_to_where_he_is(house: House) -> None:
    move_in(house, "dorp", "p-s-1", NEW, TODAY, TOM)
    with pytest.raises(Invalid):
        move_out(house, "dorp", "s-9", date(2026, 5, 1), TOM)
    with pytest.raises(Invalid):
        move(house, "dorp", "s-1", "p-s-1", TODAY, TOM)
    a_shop(house, "s-2")
    with pytest.raises(Invalid):
        move(house, "dorp", "s-9", "p-s-2", date(2026, 5, 1), TOM)


def test_the_register_of_herzele_equals_a_count_by_hand(tmp_path: Path) -> None:
    """By hand: in geodata/herzele/premises.geojson, the premises whose status is vacant, by their vacant_since."""
    config = Config.from_environment({"KERNKIJKER_VAR": str(tmp_path)})
    engine = connect(config.database_url)
    dataset = read(ROOT / "geodata" / "herzele")
    load_town(engine, dataset, digest(ROOT / "geodata" / "herzele"), lambda *_: "")
    found = register(House.open(engine, config, Clock(datetime(2026, 11, 25, 12, tzinfo=UTC))), "herzele")
    by_hand = [each["properties"] for each in dataset.layers["premises"]["features"]]
    vacant = [each for each in by_hand if each["status"] == "vacant"]
    assert len(vacant) > 3
    assert {each.unit.id: each.since and each.since.isoformat() for each in found.vacancies} == {
        each["id"]: each.get("vacant_since") for each in vacant
    }
    assert found.total.units == len(by_hand)
    assert {each.street: (each.units, each.vacant_units) for each in found.streets} == {
        street: (
            sum(each["street"] == street for each in by_hand),
            sum(each["street"] == street for each in vacant),
        )
        for street in {each["street"] for each in by_hand}
    }
    lines = list(csv.DictReader(io.StringIO(register_csv(found).removeprefix("\ufeff")), delimiter=";"))
    assert [line["id"] for line in lines] == [each.unit.id for each in found.vacancies]
