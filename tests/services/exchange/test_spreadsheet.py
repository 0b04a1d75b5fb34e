"""Tables from any program, and back, unchanged; and what is no table is refused in words."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twin.services.exchange.refusal import NotReadable
from twin.services.exchange.spreadsheet import inert, read_sheet, write_csv, write_xlsx

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(str.strip)


@pytest.mark.parametrize(
    "data", [b"naam;straat\nLies;Markt 1\n", b"naam,straat\nLies,Markt 1", b"naam\tstraat\r\nLies\tMarkt 1\r\n"]
)
def test_any_delimiter_is_found(data: bytes) -> None:
    sheet = read_sheet(data)
    assert sheet.columns == ("naam", "straat")
    assert [(line.number, dict(line.cells)) for line in sheet.lines] == [(2, {"naam": "Lies", "straat": "Markt 1"})]


@pytest.mark.parametrize("data", ["naam\nCafé".encode(), "\ufeffnaam\nCafé".encode(), "naam\nCafé".encode("cp1252")])
def test_letters_with_accents_survive_every_way_of_saving(data: bytes) -> None:
    assert read_sheet(data).lines[0].cells == {"naam": "Café"}


def test_empty_lines_count_but_are_left_out() -> None:
    assert [line.number for line in read_sheet(b"naam;x\n;\nLies;\n\n").lines] == [3]


def test_an_xlsx_gives_texts_numbers_and_days_as_they_look() -> None:
    book = openpyxl.Workbook()
    book.active.append(["naam", "nummer", "sinds"])  # type: ignore[union-attr]  # a new book has a sheet
    book.active.append(["Lies", 14.0, __import__("datetime").datetime(2026, 3, 1)])  # type: ignore[union-attr]
    saved = io.BytesIO()
    book.save(saved)
    assert read_sheet(saved.getvalue()).lines[0].cells == {"naam": "Lies", "nummer": "14", "sinds": "2026-03-01"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\0\1\2", "no table"),
        (b"naam;naam\na;b", "twice"),
        (b"naam;;x\na;b;c", "missing"),
        (b"PK\x03\x04rubbish", "damaged"),
        (b"x" * 10_000_001, "MB"),
        (b'naam\n"open', "cannot be read"),
        (b"naam\n" + b"a\n" * 20_001, "split"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(NotReadable, match=words):
        read_sheet(data)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 120_000_000)
    with pytest.raises(NotReadable, match="unpacks"):
        read_sheet(bomb.getvalue())


@given(cell=CELLS)
def test_no_cell_can_be_run_by_a_spreadsheet(cell: str) -> None:
    assert not inert(cell).startswith(("=", "@", "\t"))


@settings(max_examples=30, deadline=None)
@example(rows=[{"naam": "'t Puntzakje", "tekst": "'=x"}, {"naam": "-", "tekst": "''+"}])
@given(rows=st.lists(st.fixed_dictionaries({"naam": CELLS.filter(bool), "tekst": CELLS}), max_size=4))
def test_what_goes_out_comes_back_the_same(rows: list[dict[str, str]]) -> None:
    for data in (write_csv(["naam", "tekst"], rows).encode(), write_xlsx("Zaken", ["naam", "tekst"], rows)):
        assert [dict(line.cells) for line in read_sheet(data).lines] == rows
