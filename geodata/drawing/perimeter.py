"""The shopping core's edge: our own line around the shopping streets and every premises, not an official one."""

from shapely import LineString, Polygon
from shapely.ops import substring, unary_union

from geodata.drawing.features import Feature, area, feature
from geodata.drawing.premises import Unit
from geodata.drawing.streets import Street

SHOPPING = {  # metres along the axis that belong to the core
    "Groenlaan": (0, 500),
    "Markt": (0, 500),
    "Kerkstraat": (0, 500),
    "Stationsstraat": (0, 250),
    "Evendael": (0, 142),
    "Schoolstraat": (0, 150),
    "Oudendries": (160, 274),
    "Kloosterstraat": (0, 145),
}
ROOM = 42.0  # metres around axes and premises
ROUNDING = 14.0


def feature_of(streets: list[Street], units: list[Unit]) -> Feature:
    """One polygon without holes. Raises ValueError where a premises lies apart from the core."""
    lines = [
        substring(LineString(street.axis.points), *SHOPPING[street.name]).buffer(ROOM)
        for street in streets
        if street.name in SHOPPING
    ]
    footprints = [Polygon(unit.ring).buffer(ROOM - ROUNDING) for unit in units]
    whole = unary_union([*lines, *footprints]).buffer(ROUNDING).buffer(-ROUNDING).simplify(1.5)
    if not isinstance(whole, Polygon):
        raise ValueError("the premises do not form one core: put every shop near a shopping street")
    return feature(
        "perimeter", area(Polygon(whole.exterior)), name="Handelskern Herzele (eigen tekening, niet officieel)"
    )
