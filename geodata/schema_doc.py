"""Writes docs/dataset.md from the schema: ``python -m geodata.schema_doc``."""

from collections.abc import Iterator
from pathlib import Path

from geodata.checks.footprints import SLIVER
from geodata.checks.placement import NEAR_FRONT, NEAR_PREMISES
from geodata.checks.shape import MOST_VERTICES
from geodata.layer import Field, Layer
from geodata.schema import LAYERS
from geodata.street_graph import REACH
from geodata.town_schema import TOWN
from geodata.walking import FURTHEST

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "dataset.md"

OPENING = """\
# The dataset of a town

<!-- Written by `python -m geodata.schema_doc` from geodata/schema.py and geodata/town_schema.py; change those. -->

One folder per town, `geodata/<slug>/`: `town.toml` and one GeoJSON file (RFC 7946, WGS84, EPSG:4326) per layer. Open
the files in QGIS, edit, save; `kernkijker check geodata/<slug>` then names every fault with its file, feature, field
and cure.

- Every feature has an `id`: unique in its layer and stable for ever. The attributes are flat: no lists, no objects.
- A missing attribute, `null` and an empty text all mean: not known. Nothing is guessed.
- Several words in one attribute are separated by `;`. Dates are `YYYY-MM-DD`. Lengths are in metres unless said
  otherwise.
- `name` is in the town's first language; `name_fr`, `name_en`, `name_de` are translations. Where a field below says
  *translated*, the same holds for it.
- Save as UTF-8 without a byte order mark. A 'Multi' geometry of one part, as QGIS writes them, is read as that part.
- Attributes that are not in this document are reported as a warning and not published.
- A layer without features is `{"type": "FeatureCollection", "features": []}`.
"""

BETWEEN_FEATURES = f"""\
## What holds between features

- Ids are unique in a layer, slugs among the shops; an id that refers to another layer is there.
- No outline crosses itself. Premises do not overlap each other, nor do buildings, by more than {SLIVER} m2; shared
  walls are fine, and so are a building with `min_height` and the parts of a landmark. No feature has more than
  {MOST_VERTICES:,} vertices.
- At least half of the premises lies in the perimeter, its door at most {NEAR_FRONT:g} m from its outline, and its
  shop's point at most {NEAR_PREMISES:g} m. Vacant premises have no shop; several shops may share premises.
- Without `door_lon` and `door_lat` the door is the middle of the side that is nearest to the street of its address, or
  else to the nearest street with a name.
- Paths are joined where they share a vertex, and where they cross or touch (within {REACH} m) on the same `layer`.
  All of them hang together. A path leads to within {FURTHEST:g} m of every screen, and preferably of every door: a
  door further away gets a warning, and no walking distance.
"""


def document() -> str:
    """The whole text of docs/dataset.md."""
    parts = [OPENING, *_town(), *(line for layer in LAYERS.values() for line in _layer(layer))]
    parts.append(BETWEEN_FEATURES.rstrip())
    return "\n".join(parts) + "\n"


def _town() -> Iterator[str]:
    yield "## town.toml\n"
    yield "A dotted name stands in a table: `contact.email` is `email` under `[contact]`. `*` is required.\n"
    yield "| setting | type | meaning |\n|---|---|---|"
    for setting in TOWN:
        yield f"| `{setting.name}`{_star(setting.required)} | {setting.type} | {setting.meaning} |"
    yield ""


def _layer(layer: Layer) -> Iterator[str]:
    count = "exactly one feature" if layer.single else "any number of features"
    optional = "" if layer.required else " The file may be missing."
    yield f"## {layer.file}\n"
    yield f"{layer.meaning[:1].upper()}{layer.meaning[1:]}. {' or '.join(layer.geometries)}; {count}.{optional}\n"
    yield "| attribute | type | meaning |\n|---|---|---|"
    for field in layer.fields:
        yield f"| `{field.name}`{_star(field.required)} | {_type(field)} | {_meaning(field)} |"
    yield ""


def _star(required: bool) -> str:
    return "\\*" if required else ""


def _type(field: Field) -> str:
    unit = f", {field.unit}" if field.unit else ""
    bounds = f", {field.least:g} to {field.most:g}" if field.least is not None and field.most is not None else ""
    return f"{field.type}{bounds}{unit}{', translated' if field.translated else ''}"


def _meaning(field: Field) -> str:
    values = ", ".join(f"`{value}`" for value in field.values)
    rest = ", or another OpenStreetMap-like word" if field.open_ended else ""
    target = f" (an id in {LAYERS[field.refers_to].file})" if field.refers_to else ""
    return f"{field.meaning}{target}{f': {values}{rest}' if values else ''}"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
