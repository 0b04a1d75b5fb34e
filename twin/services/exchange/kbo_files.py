"""The open data of Belgium's business register (KBO/BCE): CSV files, loose in a folder or in the monthly zip.

Columns by the FPS Economy's 'Cookbook KBO Open Data'. Only establishments within the given postcodes are kept, so that
the whole country passes by without filling the memory.
"""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from twin.domain.business_register import Establishment
from twin.errors import Invalid

FILES = ("establishment", "address", "denomination", "activity")
COLUMNS = {
    "establishment": {"EstablishmentNumber", "EnterpriseNumber"},
    "address": {"EntityNumber", "Zipcode", "StreetNL", "StreetFR", "HouseNumber"},
    "denomination": {"EntityNumber", "TypeOfDenomination", "Denomination"},
    "activity": {"EntityNumber", "NaceCode"},
}
COMMERCIAL = "003"  # TypeOfDenomination: the commercial name, what stands on the front
Row = Mapping[str, str]
Progress = Callable[[str, float | None], None]


def read_register(source: Path, postcodes: frozenset[str], progress: Progress) -> list[Establishment]:
    """The establishments of the given postcodes, by number. Raises Invalid with what is missing and where."""
    with _Source.open(source) as files:
        addresses = {row["EntityNumber"]: row for row in files.rows("address", progress) if _is_here(row, postcodes)}
        owners = {
            row["EstablishmentNumber"]: row["EnterpriseNumber"]
            for row in files.rows("establishment", progress)
            if row["EstablishmentNumber"] in addresses
        }
        wanted = {*owners, *owners.values()}
        names: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        for row in files.rows("denomination", progress):
            if row["EntityNumber"] in wanted:
                names[row["EntityNumber"]].append((row["TypeOfDenomination"] != COMMERCIAL, row["Denomination"]))
        activities: dict[str, set[str]] = defaultdict(set)
        for row in files.rows("activity", progress):
            if row["EntityNumber"] in owners:
                activities[row["EntityNumber"]].add(row["NaceCode"])
    return [_establishment(number, owners[number], addresses[number], names, activities) for number in sorted(owners)]


def _is_here(row: Row, postcodes: frozenset[str]) -> bool:
    return row["Zipcode"].strip() in postcodes and not row.get("DateStrikingOff")


def _establishment(
    number: str,
    owner: str,
    address: Row,
    names: Mapping[str, list[tuple[bool, str]]],
    activities: Mapping[str, set[str]],
) -> Establishment:
    called = sorted(names.get(number, [])) + sorted(names.get(owner, []))
    return Establishment(
        number=_digits(number),
        enterprise=_digits(owner),
        names=tuple(dict.fromkeys(name for _, name in called)),
        street=address["StreetNL"] or address["StreetFR"],
        housenumber=address["HouseNumber"],
        postcode=address["Zipcode"].strip(),
        activities=tuple(sorted(activities.get(number, ()))),
    )


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit())


class _Source:
    def __init__(self, where: Path, open_file: Callable[[str], IO[bytes]], names: Mapping[str, str]) -> None:
        self._where, self._open, self._names = where, open_file, names

    @classmethod
    @contextmanager
    def open(cls, where: Path) -> Iterator["_Source"]:
        """A folder or a zip. Raises Invalid for anything else."""
        if where.is_dir():
            names = {path.stem.lower(): path.name for path in where.glob("*.csv")}
            yield cls(where, lambda name: (where / name).open("rb"), names)
            return
        try:
            with zipfile.ZipFile(where) as packed:
                names = {Path(name).stem.lower(): name for name in packed.namelist() if name.lower().endswith(".csv")}
                yield cls(where, packed.open, names)
        except (OSError, zipfile.BadZipFile) as error:
            raise Invalid(f"{where.name} is no folder and no zip of KBO open data ({error})") from error

    def rows(self, file: str, progress: Progress) -> Iterator[Row]:
        name = self._names.get(file)
        if name is None:
            raise Invalid(f"{self._where.name} has no {file}.csv; KBO open data has {', '.join(FILES)} among its files")
        progress(f"Reading {file}.csv", None)
        with self._open(name) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="") as text:
            reader = csv.DictReader(text)
            missing = COLUMNS[file] - set(reader.fieldnames or ())
            if missing:
                raise Invalid(f"{name} has no column {', '.join(sorted(missing))}; is it of KBO open data?")
            for row in reader:
                yield {column: value or "" for column, value in row.items() if column}
