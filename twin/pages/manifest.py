"""The web app manifest: how a town's core is installed on a phone. https://www.w3.org/TR/appmanifest/"""

from collections.abc import Mapping
from typing import Any

from flask import current_app, url_for

from twin.web.languages import current_language

ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-512.png", "512x512", "maskable"),
)


def manifest_document(town: Mapping[str, Any]) -> dict[str, Any]:
    """``town`` as in the snapshot. Its start address keeps the language."""
    asset = current_app.jinja_env.globals["asset"]
    start = url_for("public.core", town=town["slug"])
    return {
        "id": start,
        "start_url": start,
        "scope": start,
        "name": f"Kernkijker {town['name']}",
        "short_name": town["name"],
        "lang": current_language(),
        "display": "standalone",
        "background_color": "#101b2a",
        "theme_color": "#101b2a",
        "icons": [
            {"src": asset(f"img/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}  # type: ignore[operator]  # our own global
            for name, sizes, purpose in ICONS
        ],
    }
