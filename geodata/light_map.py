"""The light map: Leaflet by way of Folium, for visitors without WebGL, embeds and officers.

Rendered when a town is loaded, never during a request: Folium costs half a second and 60 MB to import. It executes HTML
in values, and reads them as Jinja templates and JavaScript template strings too, so every value is escaped here. Its
scripts come from our own files; ``STATIC`` in the text stands for their folder and is filled in by whoever serves the
page. Whether shops are open is drawn by `static/js/light_map.js`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import folium
from branca.element import Element

from twin.domain.category import category_of
from twin.domain.town import notice_of

STATIC = "/static/-/"  # replaced when the page is served
FILES_JS = [("leaflet", f"{STATIC}vendor/leaflet/leaflet.js")]
FILES_CSS = [("leaflet_css", f"{STATIC}vendor/leaflet/leaflet.css"), ("light_map_css", f"{STATIC}css/light_map.css")]
WORDS = {
    "hours": {"nl": "Openingsuren", "fr": "Heures d'ouverture", "en": "Opening hours", "de": "Öffnungszeiten"},
    "vacant": {"nl": "Leegstaand pand", "fr": "Local vide", "en": "Vacant premises", "de": "Leerstand"},
    "map": {"nl": "Kaart van", "fr": "Plan de", "en": "Map of", "de": "Karte von"},
}
GROUND = {"park": "#c5d6c0", "garden": "#d0dccb", "median": "#c5d6c0", "water": "#a9cbe0", "square": "#f7f8f4"}

# what HTML, Jinja and JavaScript's template strings would take for more than text
SPECIAL = {ord(each): f"&#{ord(each)};" for each in "&<>\"'{}$`\\%"}

Feature = Mapping[str, Any]
Style = dict[str, Any]


class OwnMap(folium.Map):
    """A Folium map that asks nothing of other hosts: no tiles, own Leaflet."""

    default_js = FILES_JS
    default_css = FILES_CSS


def render(town: Mapping[str, Any], layers: Mapping[str, Any], language: str) -> str:
    """The whole HTML page of the light map of one town in ``language``, deterministic to the byte.

    ``town`` is the parsed town.toml, ``layers`` the dataset's FeatureCollections in WGS84.
    """
    west, south, east, north = bounds(layers)
    map_ = OwnMap(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=17,
        tiles=None,
        max_zoom=20,
        min_zoom=14,
        attributionControl=False,  # our own line gives the credits, and no link leads away from the page
    )
    map_.fit_bounds([[south, west], [north, east]])
    _name(map_, "map", "kaart")
    for name, style in (("ground", _ground), ("paths", _street), ("buildings", _building)):
        if features := _bare(layers, name):
            _add(map_, name, features, style)
    shops = {each["properties"]["premises"]: each["properties"] for each in _features(layers, "shops")}
    if premises := [_premises(each, shops, town, language) for each in _features(layers, "premises")]:
        _add(map_, "premises", premises, _shopfront, folium.GeoJsonPopup(fields=["popup"], labels=False))
    _add_landmarks(map_, layers, language)
    return _page(map_, town, language)


def _page(map_: OwnMap, town: Mapping[str, Any], language: str) -> str:
    root: Any = map_.get_root()  # a Figure, which branca types as a plain Element
    title = f"{_word('map', language)} {_in(town.get('names', {}), language) or town['slug']}"
    root.header.add_child(Element(f"<title>{as_text(title)}</title>"), name="title", index=0)
    root.html.add_child(Element(f"<h1 class='hidden'>{as_text(title)}</h1>"), name="heading", index=0)
    root.html.add_child(Element(_credit(town, language)), name="credit")
    html: str = root.render()
    # Folium forbids zooming by hand; people who need large letters must be able to
    html = html.replace(
        ",\n                initial-scale=1.0, maximum-scale=1.0, user-scalable=no", ", initial-scale=1.0"
    )
    html = html.replace("<html>", f'<html lang="{as_text(language)}">', 1)
    return html.replace("</html>", f'<script type="module" src="{STATIC}js/light_map.js"></script>\n</html>')


def _credit(town: Mapping[str, Any], language: str) -> str:
    """What the licences and honesty ask for, also where the map stands alone in somebody else's page."""
    lines = (_in(notice_of(town), language), _in(town.get("attribution", {}), language))
    return f"<p class='credit'>{' '.join(as_text(line) for line in lines if line)}</p>"


def _name(element: Any, kind: str, name: str) -> None:
    """Folium names its variables by chance; ours must be the same each time."""
    element._name, element._id = kind, name


def _add(map_: OwnMap, name: str, features: list[dict[str, Any]], style: Any, popup: Any = None) -> None:
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": features}, style_function=style, popup=popup, name=name
    )
    _name(layer, "geo_json", name)
    if popup is not None:
        _name(popup, "popup", name)
    layer.add_to(map_)


def _features(layers: Mapping[str, Any], name: str) -> list[Any]:
    return list(layers.get(name, {}).get("features", []))


def _bare(layers: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Geometry and what the style needs, nothing else: the page stays small and no stray text gets in."""
    kept = ("kind", "width", "landmark")
    return [
        {
            "type": "Feature",
            "properties": {"n": index, **{k: v for k in kept if (v := each["properties"].get(k)) is not None}},
            "geometry": each["geometry"],
        }
        for index, each in enumerate(_features(layers, name))
    ]


def _premises(feature: Feature, shops: Mapping[str, Feature], town: Mapping[str, Any], language: str) -> dict[str, Any]:
    own = feature["properties"]
    shop = shops.get(own["id"])
    address = f"{own.get('street') or ''} {own.get('housenumber') or ''}".strip()
    properties = {"n": own["id"], "popup": _vacant_popup(address, language)}
    if shop:
        category = category_of(shop["category"])
        properties = {
            "n": own["id"],
            "shop": as_text(shop["id"]),
            "group": category.group,
            "popup": _popup(shop, category.labels, address, town, language),
        }
    return {"type": "Feature", "properties": properties, "geometry": feature["geometry"]}


def _popup(
    shop: Mapping[str, Any], labels: Mapping[str, str], address: str, town: Mapping[str, Any], language: str
) -> str:
    name = shop.get(f"name_{language}") or shop["name"]
    first = town["languages"][0]
    way = f"{'' if language == first else '/' + language}/{town['slug']}/winkels/{shop['slug']}"
    return (
        f"<strong>{as_text(name)}</strong><br>{as_text(_in(labels, language))} · {as_text(address)}"
        f"<br><span data-shop='{as_text(shop['id'])}'></span>"
        f"<br><a href='{as_text(way)}' target='_top'>{as_text(_word('hours', language))}</a>"
    )


def _vacant_popup(address: str, language: str) -> str:
    return f"{as_text(_word('vacant', language))}<br>{as_text(address)}"


def _add_landmarks(map_: OwnMap, layers: Mapping[str, Any], language: str) -> None:
    for index, feature in enumerate(_features(layers, "places")):
        own = feature["properties"]
        name = own.get(f"name_{language}") or own.get("name")
        if not own.get("landmark") or not name or feature["geometry"]["type"] != "Point":
            continue
        lon, lat = feature["geometry"]["coordinates"][:2]
        marker = folium.CircleMarker([lat, lon], radius=4, color="#13202e", fill=True, fill_opacity=1, weight=1)
        _name(marker, "landmark", str(index))
        tooltip = folium.Tooltip(as_text(name), direction="bottom")
        _name(tooltip, "tooltip", str(index))
        tooltip.add_to(marker)
        marker.add_to(map_)


def _ground(feature: Feature) -> Style:
    colour = GROUND.get(feature["properties"].get("kind", ""), "#e6e9e3")
    return {"stroke": False, "fillColor": colour, "fillOpacity": 1, "interactive": False}


def _street(feature: Feature) -> Style:
    return {"color": "#ffffff", "weight": 5, "opacity": 1, "interactive": False}


def _building(feature: Feature) -> Style:
    colour = "#e4e0d8" if feature["properties"].get("landmark") else "#bcc5cb"
    return {"stroke": False, "fillColor": colour, "fillOpacity": 1, "interactive": False}


def _shopfront(feature: Feature) -> Style:
    """Before the script knows the states: nobody is shown as open."""
    return {"color": "#5b6873", "weight": 1.5, "fillColor": "#f1f4f0", "fillOpacity": 1}


def as_text(value: str) -> str:
    """``value`` as HTML that shows it to the letter, also after Folium has put it through its templates."""
    return value.translate(SPECIAL)


def _in(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("nl") or next(iter(words.values()), "")


def _word(key: str, language: str) -> str:
    return _in(WORDS[key], language)


def bounds(layers: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """(west, south, east, north) of the perimeter, WGS84 degrees."""
    positions = [p for each in _features(layers, "perimeter") for p in _positions(each["geometry"]["coordinates"])]
    lons, lats = [p[0] for p in positions], [p[1] for p in positions]
    return min(lons), min(lats), max(lons), max(lats)


def _positions(part: Any) -> Iterable[tuple[float, float]]:
    if isinstance(part[0], int | float):
        yield part[0], part[1]
    else:
        for each in part:
            yield from _positions(each)
