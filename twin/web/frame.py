"""What the frame around every page needs: the town, its light, words for dates, addresses that keep the rest."""

from typing import Any

from flask import Flask, g

from twin.web.addresses import attach_addresses
from twin.web.core import live
from twin.web.dates import attach_dates


def attach_frame(app: Flask) -> None:
    attach_dates(app)
    attach_addresses(app)
    app.context_processor(_frame)


def _frame() -> dict[str, Any]:
    """``town`` and ``snapshot`` of the edition that the view asked for; ``light`` of its moment, else of now."""
    edition = g.get("edition")
    if edition is None:
        return {"town": None, "snapshot": None, "light": "day"}
    moment = g.get("moment") or edition.moment(live().clock())
    return {"town": edition.snapshot["town"], "snapshot": edition.snapshot, "light": moment.light}
