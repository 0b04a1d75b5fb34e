"""Google Business Profile's bulk upload: one row a shop, regular and special hours.

Columns and the form of hours by Google's help page 'Create your bulk upload spreadsheet' (business/answer/3370250):
'09:00-12:00, 13:30-18:00' or 'x' for closed; special hours as '2026-12-25: x, 2026-12-24: 09:00-16:00'.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date

from twin.domain.rhythm import Exception_, Piece, Pieces, rhythm
from twin.domain.shop import Shop
from twin.domain.town import Town

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COLUMNS = (
    "Store code",
    "Business name",
    "Address line 1",
    "Locality",
    "Country / Region",
    "Postal code",
    "Latitude",
    "Longitude",
    "Primary phone",
    "Website",
    *(f"{day} hours" for day in (DAYS[6], *DAYS[:6])),
    "Special hours",
    "From the business",
)
LONGEST_TEXT = 750  # characters that Google shows of 'From the business'


def google_csv(town: Town, shops: Iterable[Shop], today: date) -> str:
    """CSV with a header line. Hours that we do not know, or that are by appointment only, stay empty.

    A column in which nothing would stand is left out: Google takes an empty one for the wish to erase what it knows.
    """
    rows = [_row(town, shop, today) for shop in shops]
    text = io.StringIO()
    writer = csv.DictWriter(text, [name for name in COLUMNS if any(row.get(name) for row in rows)])
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _inert(value) for name, value in row.items() if name in writer.fieldnames})
    return text.getvalue()


def _row(town: Town, shop: Shop, today: date) -> dict[str, str]:
    lon, lat = shop.premises.door
    return {
        "Store code": shop.slug[:60],
        "Business name": town.in_words(shop.names, town.first_language),
        "Address line 1": shop.premises.address,
        "Locality": town.name(town.first_language),
        "Country / Region": town.country,
        "Postal code": shop.premises.postcode,
        "Latitude": f"{lat:.6f}",
        "Longitude": f"{lon:.6f}",
        "Primary phone": shop.phone,
        "Website": shop.website,
        "From the business": town.in_words(shop.texts, town.first_language)[:LONGEST_TEXT],
        **_hours(shop, today),
    }


def _hours(shop: Shop, today: date) -> dict[str, str]:
    if shop.hours is None:
        return {}
    found = rhythm(shop.hours, today)
    if not any(piece.kind == "open" for pieces in found.usual for piece in pieces or ()):
        return {}
    regular = {f"{day} hours": _pieces(pieces or ()) for day, pieces in zip(DAYS, found.usual, strict=True)}
    return {**regular, "Special hours": ", ".join(each for found_day in found.exceptions for each in _days(found_day))}


def _days(exception: Exception_) -> list[str]:
    """Each day by itself: Google knows no periods."""
    days = range(exception.first.toordinal(), exception.last.toordinal() + 1)
    spans = [_span(piece) for piece in exception.pieces if piece.kind == "open"] or ["x"]
    return [f"{date.fromordinal(day)}: {span}" for day in days for span in spans]


def _pieces(pieces: Pieces) -> str:
    return ", ".join(_span(piece) for piece in pieces if piece.kind == "open") or "x"


def _span(piece: Piece) -> str:
    return f"{_clock(piece.start)}-{_clock(piece.end)}"


def _clock(minutes: int) -> str:
    minutes %= 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _inert(text: str) -> str:
    """A name that a spreadsheet would take for a formula is shown as a text instead."""
    return f"'{text}" if text[:1] in {"=", "@", "\t"} or (text[:1] in {"+", "-"} and not text[1:2].isdigit()) else text
