"""`kernkijker import kbo`: says what it would do, and does it when it is told to."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.services.exchange.register_files import write_register
from tests.services.people_house import Clock, a_shop, dorp, rows
from twin.commands.importing import command
from twin.errors import Invalid, NotFound
from twin.services.house import House
from twin.storage import tables
from twin.storage.tables_work import desk_item


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Dorp with its bakery, in the place where the command looks."""
    found = dorp(tmp_path / "var", Clock())
    monkeypatch.setenv("KERNKIJKER_VAR", str(found.config.var))
    monkeypatch.setenv("DATABASE_URL", found.config.database_url)
    return found


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_register(tmp_path / "kbo")


def run(*words: str) -> Result:
    return CliRunner().invoke(command, ["kbo", *words])


def numbers(house: House) -> list[str]:
    return [row["establishment_number"] for row in rows(house, tables.shop)]


def test_without_write_it_only_says_what_it_would_do(house: House, register: Path) -> None:
    a_shop(house)
    done = run(str(register), "--town", "dorp")
    assert done.exit_code == 0, done.exception
    assert "dorp: 1 sure, 1 doubtful, 0 shops without a number" in done.output
    assert "Nothing is written" in done.output
    assert (numbers(house), rows(house, desk_item)) == ([""], [])


def test_with_write_the_shop_has_its_number_and_the_doubtful_one_waits(house: House, register: Path) -> None:
    a_shop(house)
    done = run(str(register), "--town", "dorp", "--write")
    assert "Wrote the numbers of 1 shops, asked about 1 on the desk; undo it" in done.output
    assert numbers(house) == ["2000000339"]
    assert [item["kind"] for item in rows(house, desk_item)] == ["doubtful"]
    again = run(str(register), "--town", "dorp", "--write")
    assert "Wrote the numbers of 0 shops, asked about 0 on the desk." in again.output


def test_what_cannot_be_is_said_in_a_sentence(house: House, register: Path, tmp_path: Path) -> None:
    for words, error, said in (
        ((str(register), "--town", "nergens"), NotFound, "there is no town 'nergens'"),
        ((str(register), "--town", "dorp"), Invalid, "the premises of dorp have no postcodes"),
    ):
        done = run(*words)
        assert isinstance(done.exception, error)
        assert said in str(done.exception)
    a_shop(house)
    (tmp_path / "empty").mkdir()
    assert isinstance(run(str(tmp_path / "empty"), "--town", "dorp").exception, Invalid)
    assert isinstance(run(str(tmp_path / "nowhere"), "--town", "dorp").exception, Invalid)
