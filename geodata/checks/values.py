"""One value of one attribute: is it of the field's type, and may it stand there."""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from geodata.faults import did_you_mean, one_line, quoted
from geodata.layer import Field

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
WORD = re.compile(r"[a-z][a-z0-9_]*")
CATEGORY = re.compile(r"[a-z][a-z0-9_:]*=[\w:.-]+( ?; ?[\w:.-]+)*", re.ASCII)
EMAIL = re.compile(r"[^@\s;,<>\"]+@[^@\s;,<>\".]+(\.[^@\s;,<>\".]+)+")
PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{5,24}")
LONGEST_SLUG = 80
UNSHOWABLE = {"Cc", "Cs", "Cn"}  # control characters, lone surrogates, and code points that are no character


class Wrong(Exception):
    """``what`` is wrong with a value and how to ``mend`` it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


def is_missing(value: Any) -> bool:
    """Missing, null and empty text all mean 'not known'."""
    return value is None or (isinstance(value, str) and not value.strip())


def right(field: Field, value: Any, today: date) -> Any:
    """``value`` (not missing) as the rest of the house uses it. Raises Wrong."""
    return READERS[field.type](field, value, today)


def _text(field: Field, value: Any, today: date) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # QGIS makes whole numbers of house numbers and postcodes
    if not isinstance(value, str):
        raise Wrong(f"{quoted(value)} is not a text", "write it between quotes")
    if any(unicodedata.category(c) in UNSHOWABLE and c not in "\t\n\r" for c in value):
        raise Wrong(f"{quoted(value)} holds characters that cannot be shown", "type the text anew")
    text = value.strip()
    if field.values and text not in field.values:
        _word(field, text)
    return text


def _word(field: Field, text: str) -> None:
    usual = ", ".join(field.values)
    if field.open_ended and WORD.fullmatch(text):
        return
    raise Wrong(f"{quoted(text)} is not one of its values", f"{did_you_mean(text, field.values)} one of: {usual}")


def _id(field: Field, value: Any, today: date) -> str:
    if not isinstance(value, str):
        raise Wrong(f"{quoted(value)} is not a text", f'write it between quotes: "{one_line(str(value))}"')
    if value != value.strip() or ";" in value:
        raise Wrong(
            f"{quoted(value)} holds a space at its edge or a ';'", "leave those out, here and wherever it is used"
        )
    return _text(field, value, today)


def _slug(field: Field, value: Any, today: date) -> str:
    text = _id(field, value, today)
    if not SLUG.fullmatch(text) or len(text) > LONGEST_SLUG:
        mend = f"use at most {LONGEST_SLUG} small letters and digits with '-' between, such as 'bakkerij-de-korenaar'"
        raise Wrong(f"{quoted(text)} cannot be part of an address", mend)
    return text


def _list(field: Field, value: Any, today: date) -> str:
    if isinstance(value, list):
        raise Wrong("it is a list; attributes are flat", "write the words in one text with ';' between")
    return ";".join(part.strip() for part in _text(field, value, today).split(";") if part.strip())


def _number(field: Field, value: Any, today: date) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong(f"{quoted(value)} is not a number", "write it without quotes and without a unit, such as 6.5")
    if not math.isfinite(value):
        raise Wrong("it is NaN or Infinity", "fill in the number, or leave it out")
    if (field.least is not None and value < field.least) or (field.most is not None and value > field.most):
        unit = f" {field.unit}" if field.unit else ""
        raise Wrong(f"{value} is out of range", f"give a number from {field.least:g} to {field.most:g}{unit}")
    return value


def _whole_number(field: Field, value: Any, today: date) -> int:
    number = _number(field, value, today)
    if number != int(number):
        raise Wrong(f"{number} is not a whole number", "round it")
    return int(number)


def _truth(field: Field, value: Any, today: date) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f"{quoted(value)} is not true or false", "write true or false, without quotes")
    return value


def _date(field: Field, value: Any, today: date) -> str:
    text = _text(field, value, today)
    try:
        day = date.fromisoformat(text) if DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise Wrong(f"{quoted(text)} is not a date", "write it as year-month-day, such as 2026-11-28")
    if field.type == "past date" and day > today:
        raise Wrong(f"{text} is in the future", f"give a day up to today, {today}")
    return text


def _category(field: Field, value: Any, today: date) -> str:
    text = _text(field, value, today)
    if not CATEGORY.fullmatch(text):
        raise Wrong(
            f"{quoted(text)} is not an OpenStreetMap tag", "write key=value in small letters, such as shop=bakery"
        )
    return text


def _url(field: Field, value: Any, today: date) -> str:
    text = _text(field, value, today)
    try:
        parts = urlsplit(text)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        fine = False
    if not fine:
        raise Wrong(f"{quoted(text)} is not a web address", "write it in full, such as https://www.example.be/")
    return text


def _email(field: Field, value: Any, today: date) -> str:
    text = _text(field, value, today)
    if not EMAIL.fullmatch(text):
        raise Wrong(f"{quoted(text)} is not an e-mail address", "write one address, such as info@example.be")
    return text


def _phone(field: Field, value: Any, today: date) -> str:
    text = _text(field, value, today)
    if not all(PHONE.fullmatch(part.strip()) for part in text.split(";")):
        raise Wrong(
            f"{quoted(text)} is not a telephone number", "write it as +32 54 12 34 56; several with ';' between"
        )
    return text


READERS: dict[str, Callable[[Field, Any, date], Any]] = {
    "id": _id,
    "slug": _slug,
    "text": _text,
    "list": _list,
    "number": _number,
    "whole number": _whole_number,
    "true/false": _truth,
    "date": _date,
    "past date": _date,
    "opening hours": _text,
    "category": _category,
    "url": _url,
    "email": _email,
    "phone": _phone,
}
