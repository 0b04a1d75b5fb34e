"""What lies between the buildings: streets, squares, the Groenlaan's median, the castle park and gardens."""

from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geodata.drawing.buildings import Buildings
from geodata.drawing.features import Feature, area, feature
from geodata.drawing.median import strip
from geodata.drawing.plane import metres
from geodata.drawing.streets import Street, table
from geodata.drawing.terraces import House

GARDEN = 15.0  # metres behind a house
SMALLEST_GARDEN = 40.0  # square metres


def ground(streets: list[Street], built: Buildings) -> list[Feature]:
    """Fills in drawing order: what comes later lies on top."""
    pavement = unary_union([_buffered(street, street.pavement) for street in streets])
    squares = [
        feature(f"plein-{key}", area(_ring(ring)), kind="square") for key, ring in table("ground")["squares"].items()
    ]
    return [
        *_gardens(streets, built, pavement),
        feature("burchtpark", area(_ring(table("ground")["park"])), kind="park"),
        feature("burchtgracht", area(_many(moat())), kind="water"),
        feature("stoepen", area(_many(pavement.simplify(0.2))), kind="pavement"),
        *squares,
        feature(
            "rijbanen",
            area(_many(unary_union([_buffered(s, s.width / 2) for s in streets]).simplify(0.2))),
            kind="carriageway",
        ),
        feature("groenlaan-middenberm", area(strip(streets, 14, 424, 4.4)), kind="median"),
        feature("groenlaan-parking", area(strip(streets, 30, 410, 9.4)), kind="parking"),
        *(
            feature(f"parking-{key}", area(_ring(ring)), kind="parking")
            for key, ring in table("ground")["parkings"].items()
        ),
    ]


def moat() -> BaseGeometry:
    """Water around the castle's island."""
    centre = Polygon(_ring(table("ground")["castle_island"]))
    return centre.buffer(8.5, quad_segs=5).difference(centre)


def _gardens(streets: list[Street], built: Buildings, pavement: BaseGeometry) -> list[Feature]:
    """Behind the terraces, one MultiPolygon a street."""
    free = unary_union([pavement, *(part.footprint.buffer(4) for part in built.landmarks), moat().buffer(6)])
    gardens = []
    for street in streets:
        strips = [_garden(house) for house in built.houses if house.street is street]
        whole = unary_union(strips).difference(free).buffer(-0.4).buffer(0.4, join_style="mitre").simplify(0.3)
        free = free.union(whole)
        if not whole.is_empty:
            gardens.append(feature(f"tuinen-{street.id}", area(_many(whole)), kind="garden"))
    return gardens


def _garden(house: House) -> Polygon:
    back = house.street.front + house.depth
    return Polygon(house.strip(back - 1, back + GARDEN)).buffer(0.3)


def _buffered(street: Street, metres_each_side: float) -> BaseGeometry:
    return LineString(street.axis.points).buffer(metres_each_side, quad_segs=3)


def _many(shape: BaseGeometry) -> MultiPolygon:
    parts = [
        part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon) and part.area > SMALLEST_GARDEN
    ]
    return MultiPolygon(parts)


def _ring(ring: list[list[float]]) -> list[tuple[float, float]]:
    return [metres((lon, lat)) for lon, lat in ring]
