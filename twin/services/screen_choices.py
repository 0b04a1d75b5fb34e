"""What the officers choose for their screens: shown as a form, checked, kept with its history. For all, or for one."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from twin.domain.listing import Refused, email
from twin.domain.screen_settings import REST_SECONDS, ScreenSettings
from twin.domain.town import Town
from twin.errors import Invalid
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.staff_code import hashed, is_code
from twin.storage import screen_settings
from twin.storage.tables_screen_settings import ALL as ALL  # pages name it, and must not know storage

Row = Mapping[str, Any]
ON, OFF = "aan", "uit"
DARK, LIT = "donker", "licht"
# field of the form -> column that holds true or false
SWITCHES: Mapping[str, str] = {
    "aanbiedingen": "shows_offers",
    "berichten": "shows_notices",
    "agenda": "shows_events",
    "straks": "shows_later",
    "laag": "begins_low",
    "geluid": "has_sound",
}
FIELDS = (*SWITCHES, "talen", "rust", "nacht", "van", "tot", "verzorger", "code_weg")
CODE = "personeelscode"


class FaultyChoice(Invalid):
    """``faults``: field -> 'rest', 'times', 'languages', 'code', 'switch', or a Refused that says so itself."""

    def __init__(self, faults: Mapping[str, str | Refused]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


def row_of(house: House, town: str, screen: str) -> dict[str, Any]:
    """The word of ``screen`` (or ``ALL``); {} where it has none."""
    with house.engine.connect() as connection:
        return screen_settings.own_row(connection, town, screen)


def of_all(house: House, town: str) -> tuple[ScreenSettings, Row]:
    """What holds for a screen without a word of its own, and the row that says so."""
    row = row_of(house, town, ALL)
    return screen_settings.settings_of(row), row


def shown(row: Row) -> dict[str, str]:
    """A row as the fields of the form; '' is 'as for all', and for all 'as usual'. The code is never shown."""
    quiet = row.get("quiet")
    return {
        **{field: _switch(row.get(column)) for field, column in SWITCHES.items()},
        "talen": ";".join(row.get("languages") or ()),
        "rust": str(row.get("rest_seconds") or ""),
        "nacht": "" if quiet is None else DARK if quiet else LIT,
        "van": quiet[0] if quiet else "",
        "tot": quiet[1] if quiet else "",
        "verzorger": row.get("caretaker") or "",
        "code_weg": "",
    }


def read(town: Town, typed: Mapping[str, str], code: str) -> dict[str, Any]:
    """The values of a row out of a form; ``staff`` only where a ``code`` was typed or taken away. Raises
    FaultyChoice."""
    faults: dict[str, str | Refused] = {}
    languages = [each for each in typed["talen"].split(";") if each]
    if not set(languages) <= set(town.languages):
        faults["talen"] = "languages"
    values: dict[str, Any] = {column: _on(typed[field], field, faults) for field, column in SWITCHES.items()}
    values["languages"] = [each for each in town.languages if each in languages] or None
    values["rest_seconds"] = _rest(typed["rust"], faults)
    values["quiet"] = _quiet(typed, faults)
    values["caretaker"] = _caretaker(typed["verzorger"], faults)
    if code and not is_code(code):
        faults[CODE] = "code"
    if faults:
        raise FaultyChoice(faults)
    if code:
        values["staff"] = hashed(code)
    elif typed["code_weg"]:
        values["staff"] = None
    return values


def save(house: House, town: str, screen: str, values: Row, seen: Row, author: Author) -> int | None:
    """``seen``: the row as it was known, {} where there was none. Returns the batch. Raises Overtaken."""
    with changing(house, town, author) as batch:
        there = screen_settings.own_row(batch.connection, town, screen)
        if there:
            batch.update("screen_settings", screen, values, expected=seen or dict.fromkeys(values))
        elif any(value is not None for value in values.values()):
            batch.create("screen_settings", {"screen": screen, **values})
    return batch.id


def _switch(value: bool | None) -> str:
    return "" if value is None else ON if value else OFF


def _on(text: str, field: str, faults: dict[str, str | Refused]) -> bool | None:
    if text not in ("", ON, OFF):
        faults[field] = "switch"
    return None if text == "" else text == ON


def _rest(text: str, faults: dict[str, str | Refused]) -> int | None:
    if not text:
        return None
    least, most = REST_SECONDS
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and least <= int(text) <= most):
        faults["rust"] = "rest"
        return None
    return int(text)


def _quiet(typed: Mapping[str, str], faults: dict[str, str | Refused]) -> list[str] | None:
    if typed["nacht"] not in ("", DARK, LIT):
        faults["nacht"] = "switch"
    if typed["nacht"] != DARK:
        return [] if typed["nacht"] == LIT else None
    try:
        start, end = (time.fromisoformat(typed[name]) for name in ("van", "tot"))
    except ValueError:
        faults["van"] = "times"
        return None
    if start == end or start.tzinfo or end.tzinfo:
        faults["van"] = "times"
    return [f"{start:%H:%M}", f"{end:%H:%M}"]


def _caretaker(text: str, faults: dict[str, str | Refused]) -> str | None:
    if not text:
        return None
    try:
        return email(text)
    except Refused as refused:
        faults["verzorger"] = refused
        return None
