"""town.toml: can it be read, and is every setting known and right."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from geodata.checks.text import text_of
from geodata.checks.values import Wrong, is_missing, right
from geodata.digest import TOWN_FILE
from geodata.faults import Fault, did_you_mean, nearest, quoted
from geodata.layer import Field
from geodata.layer import Type as FieldType
from geodata.town_schema import TOWN, Setting
from twin.domain.town import LANGUAGES

COUNTRY = re.compile(r"[A-Z]{2}")
NEVER = date.max
RESERVED = frozenset({"schermen", "static"})  # what else stands first in an address


def town_of(folder: Path) -> tuple[dict[str, Any], list[Fault]]:
    """The settings that are right, and the faults; a missing file is left to whoever looks for missing files."""
    path = folder / TOWN_FILE
    if not path.is_file():
        return {}, []
    text, faults = text_of(path)
    if text is None:
        return {}, faults
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        mend = "mend that line; texts stand between double quotes, one setting a line"
        return {}, [*faults, Fault(TOWN_FILE, None, None, f"it cannot be read: {error}", mend)]
    town: dict[str, Any] = {}
    faults.extend(_unknown(content))
    for setting in TOWN:
        faults.extend(_read(setting, content, town))
    return town, faults + _first_language(town)


def _read(setting: Setting, content: Mapping[str, Any], town: dict[str, Any]) -> Iterator[Fault]:
    """Puts the setting's right value into ``town``."""
    table, _, key = setting.name.rpartition(".")
    home = content.get(table, {}) if table else content
    value = home.get(key) if isinstance(home, dict) else None
    if is_missing(value) or value == {}:
        if setting.required:
            yield Fault(TOWN_FILE, None, setting.name, "it is missing", f"fill in: {setting.meaning}")
        return
    try:
        (town.setdefault(table, {}) if table else town)[key] = READERS[setting.type](value)
    except Wrong as wrong:
        yield Fault(TOWN_FILE, None, setting.name, wrong.what, wrong.mend)


def _unknown(content: Mapping[str, Any]) -> Iterator[Fault]:
    known = [setting.name for setting in TOWN]
    tables = {name.split(".")[0] for name in known if "." in name}
    for key, value in content.items():
        if key in tables:
            if not isinstance(value, dict):
                yield Fault(
                    TOWN_FILE, None, key, f"{quoted(value)} is not a table", f"write [{key}] and its settings below"
                )
                continue
            names = [f"{key}.{inner}" for inner in value]
        else:
            names = [key]
        for name in names:
            if name not in known:
                near = nearest(name, [*known, *sorted(tables)])
                mend = f"did you mean '{near}'?" if near else f"delete it; the settings are {', '.join(known)}"
                yield Fault(TOWN_FILE, None, name, "no such setting", mend)


def _first_language(town: Mapping[str, Any]) -> list[Fault]:
    first = next(iter(town.get("languages", ())), None)
    if first is None or "names" not in town or first in town["names"]:
        return []
    return [
        Fault(TOWN_FILE, None, "names", f"the name in the first language ({first}) is missing", f"add {first} = ...")
    ]


def _by_field(type_: FieldType) -> Callable[[Any], Any]:
    field = Field("", type_, "", least=-360, most=360, unit="degrees") if type_ == "number" else Field("", type_, "")
    return lambda value: right(field, value, NEVER)


def _country(value: Any) -> str:
    if not isinstance(value, str) or not COUNTRY.fullmatch(value):
        raise Wrong(f"{quoted(value)} is not a country code", "give two capitals of ISO 3166-1, such as BE")
    return value


def _timezone(value: Any) -> str:
    zones = available_timezones()
    if not isinstance(value, str) or value not in zones:
        by_lower = {zone.lower(): zone for zone in zones}
        near = nearest(str(value), sorted(by_lower))
        mend = (
            f"did you mean '{by_lower[near]}'? Give an IANA name"
            if near
            else "give an IANA name, such as Europe/Brussels"
        )
        raise Wrong(f"{quoted(value)} is not a time zone", mend)
    return value


def _languages(value: Any) -> list[str]:
    if not isinstance(value, list) or not value or len(set(map(str, value))) != len(value):
        raise Wrong(f"{quoted(value)} is not a list of different languages", f"write a list such as {list(LANGUAGES)}")
    for language in value:
        _language(language)
    return value


def _language(code: Any) -> None:
    if code not in LANGUAGES:
        raise Wrong(
            f"the site does not speak {quoted(code)}", f"{did_you_mean(str(code), LANGUAGES)} {', '.join(LANGUAGES)}"
        )


def _words(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Wrong(f"{quoted(value)} is not a table", 'write one line per language: nl = "..."')
    for code, text in value.items():
        _language(code)
        if not isinstance(text, str):
            raise Wrong(f"{quoted(text)} is not a text", f'write {code} = "..."')
    return {code: text.strip() for code, text in value.items() if text.strip()}


def _columns(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(column, str) for column in value.values()):
        raise Wrong(f"{quoted(value)} is not a table of column names", 'write lines such as street = "STRAATNM"')
    return value


def _slug(value: Any) -> Any:
    slug = _by_field("slug")(value)
    if slug in RESERVED:
        raise Wrong(
            f"{quoted(slug)} is an address of the service itself", "give the town another one, such as its name"
        )
    return slug


READERS: dict[str, Callable[[Any], Any]] = {
    "slug": _slug,
    "country": _country,
    "time zone": _timezone,
    "languages": _languages,
    "true/false": _by_field("true/false"),
    "words": _words,
    "text": _by_field("text"),
    "email": _by_field("email"),
    "phone": _by_field("phone"),
    "url": _by_field("url"),
    "degrees": _by_field("number"),
    "columns": _columns,
}
