"""The <area> blocks of a CAP message. Positions there are `latitude,longitude`; ours are (lon, lat)."""

from collections.abc import Collection, Iterable
from math import isfinite
from xml.etree.ElementTree import Element

from twin.domain.alert_area import AlertArea, Circle, Lonlat
from twin.services.exchange.cap_fields import child, children
from twin.services.exchange.refusal import NotReadable

MOST_POINTS = 5_000  # of all polygons of one block of information; the outline of a province has some hundreds
MOST_SHAPES = 200


def area_of(areas: list[Element], codes: Collection[str]) -> AlertArea:
    """The union of all. Without any area, and where one is told in words only, it is the whole town: who sends it here
    means it for here. A code counts where it is one of the town's."""
    if not areas:
        return AlertArea(is_everywhere=True)
    polygons = [each.text or "" for area in areas for each in children(area, "polygon")]
    circles = [each.text or "" for area in areas for each in children(area, "circle")]
    if len(polygons) + len(circles) > MOST_SHAPES:
        raise NotReadable("cap_too_many", what="polygon + circle", have=len(polygons) + len(circles), most=MOST_SHAPES)
    points = sum(len(each.split()) for each in polygons)
    if points > MOST_POINTS:
        raise NotReadable("cap_too_many", what="polygon", have=points, most=MOST_POINTS)
    return AlertArea(
        is_everywhere=any(_is_all(area, codes) for area in areas),
        polygons=tuple(_ring(each) for each in polygons),
        circles=tuple(_circle(each) for each in circles),
    )


def _is_all(area: Element, codes: Collection[str]) -> bool:
    given = {f"{child(each, 'valueName')}={child(each, 'value')}" for each in children(area, "geocode")}
    has_shape = bool(children(area, "polygon") or children(area, "circle"))
    return not given.isdisjoint(codes) if given else not has_shape


def _ring(text: str) -> tuple[Lonlat, ...]:
    ring = tuple(_position(each, "polygon") for each in text.split())
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise NotReadable("cap_open_polygon", have=len(ring))
    return ring


def _circle(text: str) -> Circle:
    centre, _, radius = text.strip().partition(" ")
    return Circle(_position(centre, "circle"), _number(radius, text, "circle", range(20_040)))


def _position(text: str, field: str) -> Lonlat:
    lat, _, lon = text.partition(",")
    return _number(lon, text, field, range(-180, 181)), _number(lat, text, field, range(-90, 91))


def _number(text: str, whole: str, field: str, limits: Iterable[int]) -> float:
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if not isfinite(found) or not min(limits) <= found <= max(limits):
        raise NotReadable("cap_value", field=field, have=whole.strip()[:80])
    return found
