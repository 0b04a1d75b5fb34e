"""Everything a screen must hold to keep working when the server is gone: one list of addresses under one version."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

KEPT_FOLDERS = ("js/", "css/kiosk/", "vendor/maplibre-gl/", "vendor/fonts/", "vendor/icons.svg", "css/map")
FOR_PEOPLE = ("js/desk/", "js/keeper/")  # scripts of pages behind a door
NEVER_KEPT = ("LICENSE", "LICENSE.txt", ".map", ".ttf")  # .ttf: what posters are printed with


def bundle(assets: Iterable[str], pages: Iterable[str], editions: Mapping[str, str], stage: str) -> dict[str, Any]:
    """``assets``: addresses of all static files. ``pages``: the screen's own page and data.

    ``editions`` maps languages to versions of their snapshots. The bundle's version changes when any of it does.
    ``stage`` marks what a running page cannot take in without starting anew.
    """
    addresses = sorted({*(each for each in assets if is_kept(each)), *pages})
    digest = hashlib.sha256(repr((addresses, sorted(editions.items()))).encode())
    return {"version": digest.hexdigest()[:16], "stage": stage, "addresses": addresses}


def is_kept(address: str) -> bool:
    """Whether a screen needs this static file."""
    name = address.split("/", 3)[-1]  # below /static/<version>/
    return name.startswith(KEPT_FOLDERS) and not name.startswith(FOR_PEOPLE) and not name.endswith(NEVER_KEPT)
