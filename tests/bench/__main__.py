"""Runs every measure (or those named on the command line) and prints one table."""

import sys
import traceback

from tests.bench import hours, lighthouse, publishing, screen, serving, start, weight, year
from tests.bench.table import Row, show

MEASURES = {
    "serving": serving.measure,
    "hours": hours.measure,
    "publishing": publishing.measure,
    "start": start.measure,
    "weight": weight.measure,
    "year": year.measure,
    "screen": screen.measure,
    "lighthouse": lighthouse.measure,
}


def main(names: list[str]) -> int:
    rows: list[Row] = []
    for name, measure in MEASURES.items():
        if names and name not in names:
            continue
        print(f"measuring {name} ...", flush=True)
        try:
            rows += measure()
        except Exception:  # one peer that does not install must not hide the other figures
            traceback.print_exc()
            rows.append(Row(name, "not measured", "", "", None))
    show(rows)
    return 0 if all(row.holds is not False for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
