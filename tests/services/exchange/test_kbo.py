"""Business numbers come out of the register's own files, and what is doubtful waits on the desk."""

import csv
import zipfile
from pathlib import Path

import pytest

from tests.services.exchange.register_files import write_register
from tests.services.people_house import a_shop, rows
from twin.errors import Invalid
from twin.services.changing import Author, undo
from twin.services.exchange.kbo import plan_numbers, postcodes_of, take_numbers
from twin.services.exchange.kbo_files import read_register
from twin.services.house import House
from twin.storage import tables
from twin.storage.tables_work import desk_item

TOM = Author("import")


@pytest.fixture
def house(house: House) -> House:
    a_shop(house, "s-1", "Bakkerij Lies")
    return house


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_register(tmp_path / "kbo", encoding="utf-8-sig", quoting=csv.QUOTE_ALL)


def silent(_what: str, _done: float | None) -> None:
    """Nobody watches."""


def test_only_the_towns_own_postcodes_are_kept(house: House, register: Path) -> None:
    found = read_register(register, postcodes_of(house, "dorp"), silent)
    assert [each.number for each in found] == ["2000000339", "2000000438"]
    assert found[0].names == ("Bakkerij Lies", "LIES BV")
    assert found[0].activities == ("47241",)


def test_a_zip_reads_like_a_folder(house: House, register: Path, tmp_path: Path) -> None:
    packed = tmp_path / "KboOpenData.zip"
    with zipfile.ZipFile(packed, "w") as into:
        for path in register.glob("*.csv"):
            into.write(path, path.name)
    here = frozenset({"9550"})
    assert read_register(packed, here, silent) == read_register(register, here, silent)


def test_sure_numbers_are_written_as_one_action_and_doubtful_ones_wait_on_the_desk(
    house: House, register: Path
) -> None:
    found = plan_numbers(house, "dorp", read_register(register, frozenset({"9550"}), silent))
    taken = take_numbers(house, "dorp", found, TOM)
    assert (taken.numbers, taken.asked) == (1, 1)
    assert rows(house, tables.shop)[0]["establishment_number"] == "2000000339"
    assert [(item["kind"], item["key"]) for item in rows(house, desk_item)] == [("doubtful", "kbo:2000000438")]
    assert taken.batch is not None
    undo(house, "dorp", taken.batch, TOM)
    assert rows(house, tables.shop)[0]["establishment_number"] == ""


def test_reading_the_register_again_asks_nothing_twice(house: House, register: Path) -> None:
    for expected in (1, 0):
        found = plan_numbers(house, "dorp", read_register(register, frozenset({"9550"}), silent))
        assert take_numbers(house, "dorp", found, TOM).asked == expected


def test_a_file_that_is_missing_or_another_is_said(register: Path, tmp_path: Path) -> None:
    (register / "activity.csv").unlink()
    with pytest.raises(Invalid, match=r"no activity\.csv"):
        read_register(register, frozenset({"9550"}), silent)
    (register / "activity.csv").write_text("a,b\n1,2\n")
    with pytest.raises(Invalid, match="no column EntityNumber, NaceCode"):
        read_register(register, frozenset({"9550"}), silent)
    with pytest.raises(Invalid, match="no folder and no zip"):
        read_register(tmp_path / "nergens.zip", frozenset({"9550"}), silent)
