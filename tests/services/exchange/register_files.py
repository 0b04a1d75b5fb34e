"""The business register's own files, of three establishments: one in Dorp, one that is doubtful, one elsewhere."""

import csv
from pathlib import Path

NUMBER, OTHER, ELSEWHERE = "2.000.000.339", "2.000.000.438", "2.000.000.537"
OWNER = "0403.170.701"
FILES = {
    "establishment": [{"EstablishmentNumber": each, "EnterpriseNumber": OWNER} for each in (NUMBER, OTHER, ELSEWHERE)],
    "address": [
        {"EntityNumber": number, "Zipcode": zipcode, "StreetNL": "Markt", "StreetFR": "", "HouseNumber": house}
        for number, zipcode, house in ((NUMBER, "9550", "1"), (OTHER, "9550", "99"), (ELSEWHERE, "1000", "1"))
    ],
    "denomination": [
        {"EntityNumber": OWNER, "TypeOfDenomination": "001", "Denomination": "LIES BV"},
        {"EntityNumber": NUMBER, "TypeOfDenomination": "003", "Denomination": "Bakkerij Lies"},
        {"EntityNumber": OTHER, "TypeOfDenomination": "003", "Denomination": "Bakkerij Lies depot"},
    ],
    "activity": [{"EntityNumber": NUMBER, "NaceCode": "47241"}],
}


def write_register(folder: Path, encoding: str = "utf-8", quoting: int = csv.QUOTE_MINIMAL) -> Path:
    """The folder, made, with a table for each of FILES."""
    folder.mkdir()
    for name, lines in FILES.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding=encoding) as file:
            writer = csv.DictWriter(file, list(lines[0]), quoting=quoting)
            writer.writeheader()
            writer.writerows(lines)
    return folder
