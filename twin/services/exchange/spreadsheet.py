"""A table of rows out of a CSV or XLSX file, whatever program wrote it, and back. Nothing in it is run or trusted."""

import csv
import importlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twin.services.exchange.refusal import NotReadable

LARGEST = 10_000_000  # bytes of a file
LARGEST_UNPACKED = 100_000_000  # bytes of all that an XLSX unpacks to
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 200, 10_000
FORMULA = ("=", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``number`` is its line in the file, as a spreadsheet counts: the header is 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``columns`` in the order of the file; every line has a text for each of them."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_sheet(data: bytes) -> Sheet:
    """The first sheet of an XLSX, or a CSV with ``,``, ``;`` or tab between, in UTF-8 or Windows-1252.

    Raises NotReadable for what is no such file, is too large, or has no header or the same column twice.
    """
    if len(data) > LARGEST:
        raise NotReadable("too_large", have=len(data) // 1_000_000, most=LARGEST // 1_000_000)
    rows = _xlsx(data) if data[:4] == b"PK\x03\x04" else _csv(data)
    if not rows:
        raise NotReadable("empty")
    columns = tuple(cell.strip() for cell in rows[0])
    while columns and not columns[-1]:
        columns = columns[:-1]
    _check_columns(columns)
    filled = [(number, row) for number, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]
    return Sheet(columns, tuple(Line(number, _cells(columns, row)) for number, row in filled))


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """CSV that Excel in Belgium opens in columns: ``;`` between, a byte order mark, no text that would be run."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=";", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: inert(_text(value)) for name, value in row.items()} for row in rows)
    return "\ufeff" + text.getvalue()


def write_xlsx(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """One sheet with a fixed header; every cell is a text, so that no number or date is changed by being opened."""
    book = importlib.import_module("openpyxl").Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    for row in rows:
        sheet.append([inert(_text(row.get(name))) for name in columns])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def inert(text: str) -> str:
    """What a spreadsheet would take for a formula gets an apostrophe before it; `read_sheet` takes it away again."""
    bare = text.lstrip("'")  # one that has such an apostrophe of its own gets another
    is_number = bare[1:2].isdigit() or bare[1:2] == "."
    return f"'{text}" if bare.startswith(FORMULA) or (bare[:1] in {"+", "-"} and not is_number) else text


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _cells(columns: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    padded = [*row, *([""] * len(columns))]
    return {name: _plain(cell) for name, cell in zip(columns, padded, strict=False)}


def _plain(cell: str) -> str:
    text = cell.strip()[:LONGEST_CELL]
    return text[1:] if text.startswith("'") and inert(text[1:]) == text else text


def _check_columns(columns: Sequence[str]) -> None:
    if not columns or not all(columns):
        raise NotReadable("nameless_column")
    if len(columns) > MOST_COLUMNS:
        raise NotReadable("too_many_columns", have=len(columns), most=MOST_COLUMNS)
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise NotReadable("column_twice", column=twice[0])


def _csv(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    head = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise NotReadable("torn", why=error) from error
    _check_size(len(rows))
    return rows


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise NotReadable("no_table")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # how Excel saves CSV on most desks


def _xlsx(data: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > LARGEST_UNPACKED:
                raise NotReadable("bomb")
        openpyxl = importlib.import_module("openpyxl")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except NotReadable:
        raise
    except Exception as error:  # a damaged file fails in as many ways as there are parts in it
        raise NotReadable("damaged") from error
    rows = []
    for row in book.worksheets[0].iter_rows(values_only=True):
        rows.append([_cell(value) for value in row[:MOST_COLUMNS]])
        _check_size(len(rows))
    book.close()
    return rows


def _cell(value: Any) -> str:
    """Text as typed; a whole number without '.0', a date as 2026-11-28."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.date().isoformat() if hasattr(value, "date") and callable(value.date) else str(value)


def _check_size(rows: int) -> None:
    if rows > MOST_ROWS:
        raise NotReadable("too_many_lines", most=f"{MOST_ROWS:,}")
