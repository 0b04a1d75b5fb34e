"""The invented shops, put into their premises."""

import re
import unicodedata
from typing import Any

from geodata.drawing.features import Feature, feature, point
from geodata.drawing.premises import Unit
from geodata.drawing.streets import table

PAYMENT = {
    "c": "cash",
    "d": "debit_cards",
    "k": "credit_cards",
    "p": "payconiq",
    "m": "meal_vouchers",
    "e": "eco_vouchers",
}
SOURCE = "invented for this demonstration"


def features(units: list[Unit]) -> list[Feature]:
    """One point per shop, 2 m inside its door."""
    places = {unit.address: unit for unit in units}
    translations = table("products")
    return [_feature(row, places[row["at"]], translations) for row in table("shops")["shop"]]


def slug(name: str) -> str:
    """'Frituur 't Puntzakje' -> 'frituur-t-puntzakje'."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _feature(row: dict[str, Any], unit: Unit, translations: dict[str, list[str]]) -> Feature:
    words = row["products"].split(";")
    known = [translations[word] for word in words if word in translations]
    languages = ("fr", "en", "de")
    return feature(
        row["id"],
        point(unit.house.door(sum(unit.share) / 2, out=-2.0)),
        slug=slug(row["name"]),
        premises=unit.id,
        name=row["name"],
        **{f"name_{code}": row.get(f"name_{code}") for code in languages},
        text_nl=row["nl"],
        **{f"text_{code}": row.get(code) for code in languages},
        category=row["category"],
        products=";".join(words),
        **{
            f"products_{code}": ";".join(dict.fromkeys(words[i] for words in known)) or None
            for i, code in enumerate(languages)
        },
        opening_hours=row.get("hours"),
        hours_text=row.get("hours_text"),
        email=row.get("email"),
        website=row.get("website"),
        payment=";".join(PAYMENT[letter] for letter in row["pay"]) if "pay" in row else None,
        wheelchair=row.get("wheelchair"),
        source=SOURCE,
        checked_on=row["checked"].isoformat() if "checked" in row else None,
        demonstration=True,
    )
