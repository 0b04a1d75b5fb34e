"""Taking out: the town's data as files for other programs."""

import importlib
from typing import Any

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from twin.services.exchange.shop_table import shop_rows
from twin.services.exchange.spreadsheet import write_csv, write_xlsx
from twin.services.exchange.town_folder import export_folder
from twin.web.access import for_officers
from twin.web.core import house, live
from twin.web.languages import in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_exports", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@in_every_language(blueprint, "/<town>/beheer/uitvoer/")
@for_officers
def choose(town: str) -> ResponseReturnValue:
    officer(town)
    return render_template("desk/exports.html")


@in_every_language(blueprint, "/<town>/beheer/uitvoer/zaken.<any(csv, xlsx):form>")
@for_officers
def shops(town: str, form: str) -> ResponseReturnValue:
    """The table that can be worked on and read in again."""
    officer(town)
    columns, rows = shop_rows(house(), town)
    if form == "csv":
        return _file(write_csv(columns, rows), "text/csv; charset=utf-8", f"{town}-zaken.csv")
    return _file(write_xlsx(town, columns, rows), XLSX, f"{town}-zaken.xlsx")


@in_every_language(blueprint, "/<town>/beheer/uitvoer/kaart.zip")
@for_officers
def folder(town: str) -> ResponseReturnValue:
    officer(town)
    return _file(export_folder(house(), town), "application/zip", f"{town}-kaart.zip")


@in_every_language(blueprint, "/<town>/beheer/uitvoer/google.csv")
@for_officers
def google(town: str) -> ResponseReturnValue:
    """All shops in Google's bulk form."""
    core = officer(town).edition.core
    make: Any = importlib.import_module("twin.services.everywhere.google").google_csv
    today = live().clock().astimezone(core.town.place.zone).date()
    return _file(make(core.town, core.shops.values(), today), "text/csv; charset=utf-8", f"{town}-google.csv")


def _file(data: str | bytes, content_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(data, content_type=content_type, headers=headers)
