"""A layer file as a list of GeoJSON features (RFC 7946)."""

import json
import re
from pathlib import Path
from typing import Any

from geodata.checks.text import text_of
from geodata.faults import Fault, quoted

SAME_AS_WGS84 = re.compile(r"CRS84$|EPSG:{1,2}4326$|EPSG/\d*/4326$", re.IGNORECASE)
EXPORT = "export it from QGIS as GeoJSON in EPSG:4326 (WGS 84)"


def features_of(path: Path) -> tuple[list[dict[str, Any]] | None, list[Fault]]:
    """The features (JSON objects, unchecked); None where the file is no FeatureCollection at all."""
    text, faults = text_of(path)
    if text is None:
        return None, faults
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        return None, [*faults, _broken(path, text, error)]
    except (ValueError, RecursionError) as error:
        return None, [*faults, Fault(path.name, None, None, f"the file is not usable JSON ({error})", EXPORT)]
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        found = content.get("type") if isinstance(content, dict) else type(content).__name__
        return None, [
            *faults,
            Fault(path.name, None, None, f"the file is {quoted(found)}, not a FeatureCollection", EXPORT),
        ]
    faults.extend(_crs(path, content.get("crs")))
    features = content.get("features")
    if not isinstance(features, list):
        return None, [*faults, Fault(path.name, None, "features", "there is no list of features", EXPORT)]
    for number, feature in enumerate(features, start=1):
        if not _is_feature(feature):
            mend = "make it an object with type 'Feature', properties and geometry, or delete it"
            faults.append(Fault(path.name, f"feature {number}", None, "this is not a GeoJSON Feature", mend))
    return [feature if _is_feature(feature) else {} for feature in features], faults


def _is_feature(feature: Any) -> bool:
    return (
        isinstance(feature, dict) and feature.get("type") == "Feature" and isinstance(feature.get("properties"), dict)
    )


def _broken(path: Path, text: str, error: json.JSONDecodeError) -> Fault:
    where = f"line {error.lineno}, column {error.colno}"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        what = f"the file stops in the middle ({where}): it was cut off while it was saved or copied"
        return Fault(path.name, None, None, what, "copy or export it again")
    return Fault(
        path.name, None, None, f"the file is not JSON: {error.msg} ({where})", "mend that place, or export it again"
    )


def _crs(path: Path, crs: Any) -> list[Fault]:
    if crs is None:
        return []
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(name, str) and SAME_AS_WGS84.search(name):
        return []
    what = f"the file says that its coordinates are in {quoted(name or crs)}; GeoJSON is always in WGS84"
    return [Fault(path.name, None, "crs", what, f"{EXPORT}; do not just delete the line")]
