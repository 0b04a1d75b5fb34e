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
from twin.services.exchange.refusal import NotReadable

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
    """The establishments of the given postcodes, by number. Raises NotReadable with what is missing and where."""
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
    def __init__(self, open_file: Callable[[str], IO[bytes]], names: Mapping[str, str]) -> None:
        self._open, self._names = open_file, names

    @classmethod
    @contextmanager
    def open(cls, where: Path) -> Iterator["_Source"]:
        """A folder or a zip. Raises NotReadable for anything else."""
        if where.is_dir():
            names = {path.stem.lower(): path.name for path in where.glob("*.csv")}
            yield cls(lambda name: (where / name).open("rb"), names)
            return
        try:
            with zipfile.ZipFile(where) as packed:
                names = {Path(name).stem.lower(): name for name in packed.namelist() if name.lower().endswith(".csv")}
                yield cls(packed.open, names)
        except (OSError, zipfile.BadZipFile) as error:
            raise NotReadable("no_register") from error

    def rows(self, file: str, progress: Progress) -> Iterator[Row]:
        name = self._names.get(file)
        if name is None:
            raise NotReadable("register_file", file=file, files=", ".join(FILES))
        progress(f"Reading {file}.csv", None)
        with self._open(name) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="") as text:
            reader = csv.DictReader(text)
            missing = COLUMNS[file] - set(reader.fieldnames or ())
            if missing:
                raise NotReadable("register_column", file=name, columns=", ".join(sorted(missing)))
            for row in reader:
                yield {column: value or "" for column, value in row.items() if column}
