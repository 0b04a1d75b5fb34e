"""Public places and screens."""

from typing import Any

from geodata.drawing.features import Feature, area, feature, point
from geodata.drawing.median import strip
from geodata.drawing.plane import metres
from geodata.drawing.streets import Street, table

SCHEMATIC_BENCH = {"kind": "bench", "source": "schematic"}


def places(streets: list[Street]) -> list[Feature]:
    """Points from ``places.toml``, benches, and the market with its car park on the Groenlaan's median."""
    rows = table("places")
    median = area(strip(streets, 30, 410, 9.4))
    return [
        *(_point(row) for row in rows["place"]),
        *_benches(streets, rows["benches"]),
        _with(rows["market"], median),
        _with(rows["groenlaan_parking"], median),
    ]


def screens() -> list[Feature]:
    return [_point(row) for row in table("places")["screen"]]


def _point(row: dict[str, Any]) -> Feature:
    attributes = {key: value for key, value in row.items() if key not in ("at", "area")}
    if "area" in row:
        ring = table("ground")["parkings"][row["area"]]
        return _with(attributes, area([metres((lon, lat)) for lon, lat in ring]))
    return _with(attributes, point(metres((row["at"][0], row["at"][1]))))


def _with(row: dict[str, Any], geometry: dict[str, Any]) -> Feature:
    attributes = {key: value for key, value in row.items() if key != "id"}
    return feature(row["id"], geometry, **attributes)


def _benches(streets: list[Street], rows: dict[str, Any]) -> list[Feature]:
    north = next(street.axis for street in streets if street.id == "groenlaan-noord")
    spots = [north.beside(along, 12.0, -1) for along in rows["groenlaan"]]
    spots += [metres((lon, lat)) for lon, lat in rows["burcht"]]
    return [feature(f"bank-{i}", point(spot), **SCHEMATIC_BENCH) for i, spot in enumerate(spots, 1)]
