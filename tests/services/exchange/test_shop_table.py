"""A table of shops goes out, somebody works on it, and only what she changed comes in."""

import pytest

from tests.services.people_house import a_shop
from twin.errors import Invalid
from twin.services.changing import Author, Overtaken, changing, undo
from twin.services.exchange.shop_table import Plan, carry_out, plan, shop_rows
from twin.services.exchange.spreadsheet import read_sheet, write_csv, write_xlsx
from twin.services.house import House
from twin.storage.changes import changes_of, rows_at

TOM = Author("officer")


@pytest.fixture
def house(house: House) -> House:
    a_shop(house, "s-1", "Bakkerij Lies")
    a_shop(house, "s-2", "'t Puntzakje", None)
    return house


def planned(house: House, text: str) -> Plan:
    return plan(house, "dorp", read_sheet(text.encode()))


def shop(house: House, key: str = "s-1") -> dict[str, object]:
    with house.engine.connect() as connection:
        return next(row for row in rows_at(connection, "dorp", "shop") if row["id"] == key)


def test_the_table_that_went_out_changes_nothing_when_it_comes_in(house: House) -> None:
    columns, rows = shop_rows(house, "dorp")
    for data in (write_csv(columns, rows).encode(), write_xlsx("Zaken", columns, rows)):
        found = plan(house, "dorp", read_sheet(data))
        assert (found.edits, found.faults, found.unknown, found.strangers) == ((), (), (), ())
        assert found.unchanged == 2


def test_what_was_written_in_another_way_than_we_write_it_is_no_change(house: House) -> None:
    with changing(house, "dorp", Author("dataset")) as batch:
        batch.update("shop", "s-1", {"opening_hours": 'Mo-Fr 08:30-19:00; PH,Su off "wacht"', "phone": "054/12.34.56"})
    columns, rows = shop_rows(house, "dorp")
    found = plan(house, "dorp", read_sheet(write_csv(columns, rows).encode()))
    assert (found.edits, found.unchanged) == ((), 2)


def test_each_change_is_shown_before_it_happens_and_nothing_is_written_yet(house: House) -> None:
    found = planned(house, "id;phone;opening_hours\ns-1;054 12 34 56;ma-vr 9-18u\n")
    assert [(edit.line, edit.name, dict(edit.fields)) for edit in found.edits] == [
        (2, "Bakkerij Lies", {"phone": ("", "+32 54 12 34 56")})
    ]
    assert shop(house)["phone"] == ""


def test_what_was_planned_is_carried_out_as_one_action_that_can_be_undone(house: House) -> None:
    found = planned(house, "id;phone;name_fr\ns-1;054 12 34 56;Boulangerie Lies\ns-2;054 65 43 21;\n")
    batch = carry_out(house, "dorp", found, TOM)
    assert (shop(house)["phone"], shop(house, "s-2")["phone"]) == ("+32 54 12 34 56", "+32 54 65 43 21")
    assert shop(house)["names"] == {"nl": "Bakkerij Lies", "fr": "Boulangerie Lies"}
    with house.engine.connect() as connection:
        assert {change.batch for change in changes_of(connection, "dorp")} == {batch}
    assert batch is not None
    undo(house, "dorp", batch, TOM)
    assert (shop(house)["phone"], shop(house)["names"]) == ("", {"nl": "Bakkerij Lies"})


def test_an_empty_cell_says_nothing_and_a_dash_takes_away(house: House) -> None:
    carry_out(house, "dorp", planned(house, "id;phone;email\ns-1;054 12 34 56;lies@bakkerij.example\n"), TOM)
    carry_out(house, "dorp", planned(house, "id;phone;email;opening_hours\ns-1;;-;-\n"), TOM)
    found = shop(house)
    assert (found["phone"], found["email"], found["opening_hours"]) == ("+32 54 12 34 56", "", None)


def test_a_cell_that_cannot_be_is_told_with_its_line_and_the_rest_goes_in(house: House) -> None:
    found = planned(
        house,
        "id;phone;email;opening_hours;checked_on;enterprise_number\ns-1;054 12 34 56;x;Mo 25:00;gisteren;0123456789\n",
    )
    assert [(fault.line, fault.column) for fault in found.faults] == [
        (2, "email"),
        (2, "opening_hours"),
        (2, "checked_on"),
        (2, "enterprise_number"),
    ]
    assert all(fault.words.in_language("nl") for fault in found.faults)
    assert list(found.edits[0].fields) == ["phone"]


def test_a_business_number_is_checked_by_its_last_two_digits(house: House) -> None:
    found = planned(house, "id;enterprise_number\ns-1;0403.170.701\n")  # 97 - 4031707 % 97 = 01
    assert found.edits[0].fields["enterprise_number"] == ("", "0403170701")


@pytest.mark.parametrize(
    "text", ["slug;phone\ns-1;054 12 34 56\n", "name;street;housenumber;phone\nbakkerij lies;MARKT;1;054 12 34 56\n"]
)
def test_a_shop_is_known_by_its_id_its_page_or_its_name_and_address(house: House, text: str) -> None:
    assert planned(house, text).edits[0].shop == "s-1"


def test_shops_that_nobody_knows_and_columns_that_mean_nothing_are_told(house: House) -> None:
    found = planned(house, "id;phone;kleur\ns-9;054 12 34 56;rood\n")
    assert (found.strangers, found.unknown) == (((2, "s-9"),), ("kleur",))


def test_a_table_that_names_no_shop_is_refused(house: House) -> None:
    with pytest.raises(Invalid, match="column 'id'"):
        planned(house, "phone\n054 12 34 56\n")


def test_nothing_goes_in_when_somebody_changed_a_shop_since_the_plan(house: House) -> None:
    found = planned(house, "id;phone\ns-2;054 65 43 21\ns-1;054 12 34 56\n")
    with changing(house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", "s-1", {"phone": "+32 54 99 99 99"})
    with pytest.raises(Overtaken):
        carry_out(house, "dorp", found, TOM)
    assert (shop(house)["phone"], shop(house, "s-2")["phone"]) == ("+32 54 99 99 99", "")
