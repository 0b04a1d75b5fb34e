"""What a town's folder holds: every layer and every attribute, once. The checks and docs/dataset.md both read this.

The attributes are flat, so that QGIS can edit them; a missing attribute and null both mean 'not known'.
"""

from collections.abc import Mapping
from types import MappingProxyType

from geodata.layer import Field, Layer

POLYGON = ("Polygon",)
AREA = ("Polygon", "MultiPolygon")

WHEELCHAIR = ("yes", "limited", "no")

ID = Field("id", "id", "unique in its layer, and stable for ever", required=True)
SOURCE = Field("source", "text", "where the facts come from")
STREET = Field("street", "text", "street name")
HOUSENUMBER = Field("housenumber", "text", "house number with its letter, '14A'")
WHEELCHAIR_FIELD = Field("wheelchair", "text", "whether a wheelchair can get in or through", values=WHEELCHAIR)
NAME = Field("name", "text", "name, in the town's first language", translated=True)
OPENING_HOURS = Field("opening_hours", "opening hours", "opening_hours syntax of OpenStreetMap; missing is unknown")

PERIMETER = Layer(
    "perimeter",
    "the edge of the shopping core",
    AREA,
    (ID, Field("name", "text", "what the core is called")),
    single=True,
)

BUILDINGS = Layer(
    "buildings",
    "buildings as seen from the street; shops are lit by their premises, not by these",
    POLYGON,
    (
        ID,
        Field(
            "height",
            "number",
            "from the ground to the eaves, or to the top where the roof is flat",
            least=0,
            most=400,
            unit="m",
        ),
        Field(
            "min_height",
            "number",
            "from the ground to the underside: a passage, a part of a tower",
            least=0,
            most=400,
            unit="m",
        ),
        Field("levels", "whole number", "floors above the ground, when the height is not known", least=0, most=120),
        Field("roof_shape", "text", "form of the roof", values=("flat", "gabled", "hipped", "pyramidal", "spire")),
        Field("roof_height", "number", "from the eaves to the ridge", least=0, most=150, unit="m"),
        Field(
            "kind",
            "text",
            "what it is",
            values=(
                "house",
                "annex",
                "church",
                "chapel",
                "tower",
                "castle",
                "townhall",
                "brewery",
                "school",
                "station",
                "mill",
                "garage",
            ),
            open_ended=True,
        ),
        Field("landmark", "true/false", "drawn in pale stone, and never lit"),
        STREET,
        HOUSENUMBER,
        SOURCE,
    ),
)

PREMISES = Layer(
    "premises",
    "the commercial unit on the ground floor; it outlives its tenant",
    POLYGON,
    (
        ID,
        Field("building", "id", "the building it is in", refers_to="buildings"),
        STREET,
        HOUSENUMBER,
        Field("postcode", "text", "postal code"),
        Field(
            "door_lon",
            "number",
            "longitude of the entrance on the pavement side; derived where missing",
            least=-180,
            most=180,
            unit="degrees",
        ),
        Field("door_lat", "number", "latitude of the same", least=-90, most=90, unit="degrees"),
        Field("status", "text", "whether somebody trades there", required=True, values=("occupied", "vacant")),
        Field("vacant_since", "past date", "first day of the vacancy"),
        Field(
            "footprint_from",
            "text",
            "where the outline comes from: drawn, the building around the point (or its share of it), "
            "the nearest building, or a square around a bare point",
            values=("drawn", "building", "nearest_building", "point"),
        ),
        Field("note", "text", "a remark for whoever keeps the data; not published as a text"),
        SOURCE,
    ),
)

SHOPS = Layer(
    "shops",
    "who occupies the premises: shops, cafes, restaurants, services",
    ("Point",),
    (
        ID,
        Field("slug", "slug", "its part of the address of its page; unique, and stable for ever", required=True),
        Field("premises", "id", "the premises it occupies", required=True, refers_to="premises"),
        Field("name", "text", "name on the front, in the town's first language", required=True, translated=True),
        Field("text", "text", "one or two sentences about it (`text_nl`, `text_fr`, ...)", translated=True),
        Field("category", "category", "the OpenStreetMap tag that says what it is, `shop=bakery`", required=True),
        Field("products", "list", "words that people search by", translated=True),
        OPENING_HOURS,
        Field("hours_text", "text", "hours that no rule can read, kept as they were written"),
        Field("phone", "phone", "international form, +32 54 12 34 56"),
        Field("email", "email", "e-mail address"),
        Field("website", "url", "address that starts with https:// or http://"),
        Field("payment", "list", "ways to pay, as in OpenStreetMap's payment:*: `cash;debit_cards`"),
        WHEELCHAIR_FIELD,
        SOURCE,
        Field("osm_element", "text", "the OpenStreetMap object that it came from, as OSM's XML; base of a change file"),
        Field("checked_on", "past date", "day on which somebody last checked the facts"),
        Field("demonstration", "true/false", "invented, to show how it works; every page says so"),
    ),
)

PATHS = Layer(
    "paths",
    "where people walk; paths are joined where they share a vertex, cross or touch",
    ("LineString",),
    (
        ID,
        Field("name", "text", "street name; nameless paths are fine"),
        Field(
            "highway",
            "text",
            "kind of way, as in OpenStreetMap",
            required=True,
            values=(
                "footway",
                "pedestrian",
                "residential",
                "living_street",
                "steps",
                "path",
                "service",
                "unclassified",
                "tertiary",
                "secondary",
                "primary",
                "track",
                "cycleway",
                "bridleway",
                "corridor",
                "crossing",
                "platform",
                "tertiary_link",
                "secondary_link",
                "primary_link",
                "trunk",
                "trunk_link",
                "road",
                "elevator",
            ),
        ),
        Field("width", "number", "width of the way", least=0, most=100, unit="m"),
        Field("surface", "text", "surface, as in OpenStreetMap: asphalt, paving_stones, sett, gravel, ..."),
        Field("steps", "true/false", "has steps; highway=steps says the same"),
        WHEELCHAIR_FIELD,
        Field(
            "layer",
            "whole number",
            "OpenStreetMap's layer: 1 for a bridge, -1 for a tunnel; ways that cross at different layers do not meet",
            least=-10,
            most=10,
        ),
    ),
)

PLACES = Layer(
    "places",
    "public places and landmarks",
    ("Point", *AREA),
    (
        ID,
        Field(
            "kind",
            "text",
            "what it is",
            required=True,
            values=(
                "market",
                "parking",
                "bicycle_parking",
                "toilets",
                "bench",
                "bus_stop",
                "station",
                "townhall",
                "tourist_information",
                "church",
                "castle",
                "brewery",
                "police",
                "library",
                "school",
                "post_box",
                "atm",
                "drinking_water",
                "fountain",
                "playground",
                "park",
                "monument",
                "museum",
                "mill",
                "charging_station",
            ),
            open_ended=True,
        ),
        NAME,
        OPENING_HOURS,
        Field("capacity", "whole number", "parking spaces, stalls, seats", least=0, most=100_000),
        WHEELCHAIR_FIELD,
        Field("landmark", "true/false", "labelled on the map"),
        Field("accuracy_m", "number", "how far the true position may be from this one", least=0, most=10_000, unit="m"),
        SOURCE,
    ),
)

SCREENS = Layer(
    "screens",
    "information screens; the point is on the pavement in front of the glass",
    ("Point",),
    (
        Field("id", "slug", "its part of the address of its page; unique, and stable for ever", required=True),
        Field("name", "text", "what people call the place where it stands", required=True),
        Field(
            "bearing",
            "number",
            "the way its reader faces, clockwise from north",
            required=True,
            least=0,
            most=360,
            unit="degrees",
        ),
        Field("diagonal_inch", "number", "diagonal of the glass", required=True, least=5, most=200, unit="inch"),
        Field("width_px", "whole number", "width of the picture", required=True, least=320, most=16_384, unit="pixels"),
        Field(
            "height_px", "whole number", "height of the picture", required=True, least=320, most=16_384, unit="pixels"
        ),
        Field(
            "mounting_height_mm",
            "number",
            "lower edge of the glass above the pavement",
            required=True,
            least=0,
            most=5_000,
            unit="mm",
        ),
    ),
)

GROUND = Layer(
    "ground",
    "what the ground is, where it is not simply paved",
    AREA,
    (
        ID,
        Field(
            "kind",
            "text",
            "what it is",
            required=True,
            values=("park", "water", "garden", "square", "median", "parking", "pavement", "carriageway"),
        ),
    ),
    required=False,
)

TREES = Layer(
    "trees",
    "single trees",
    ("Point",),
    (ID, Field("height", "number", "height of the tree", least=0, most=120, unit="m")),
    required=False,
)

LAYERS: Mapping[str, Layer] = MappingProxyType(
    {layer.name: layer for layer in (PERIMETER, BUILDINGS, PREMISES, SHOPS, PATHS, PLACES, SCREENS, GROUND, TREES)}
)
"""The layers by name, in the order in which they are read and described."""
