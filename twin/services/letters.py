"""Letters to shopkeepers: a code on paper proves the shop, since only who works there reads its mail."""

import importlib
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from twin.domain.choices import Choices
from twin.errors import NotFound
from twin.services.house import House
from twin.services.limits import knock
from twin.services.mail import page_address
from twin.services.tokens import code_in_words, code_of, hash_of, keyed_hash, new_code, new_token
from twin.storage import tables
from twin.storage.database import writing
from twin.storage.people import members, shop_rows
from twin.storage.ways_in import WayIn, add_way_in, open_way_in, with_code, with_number, with_token

if TYPE_CHECKING:
    from twin.services.everywhere.letters import Letter


def make_letters(
    house: House, town: str, shops: Sequence[str], by: int | None, language: str = "", *, hands_over: bool = False
) -> "list[Letter]":
    """One letter for each shop (ids), in the order of their slugs, ready to be printed: their codes are nowhere else.

    ``by`` is the officer; ``language`` where it is not each shop's own (``_language``). ``hands_over``: to a new owner,
    those who kept the shop before do not any more once it is used. Codes work till the end of the day that the letter
    names.
    """
    with writing(house.engine) as connection:
        row = connection.execute(select(tables.town).where(tables.town.c.slug == town)).mappings().one_or_none()
        if row is None:
            raise NotFound(f"there is no town '{town}'")
        kept = members(connection, town=town, role="shopkeeper")
        spoken = {member.shop: member.language for member in reversed(kept)}  # of several people, of who came first
        return [
            _letter(house, connection, row, each, by, language or _language(row, each, spoken), hands_over=hands_over)
            for each in shop_rows(connection, town, shops)
        ]


def letter_with_token(house: House, town: str, token: str) -> WayIn:
    """Raises NotFound for a letter that was used, is too old or never was."""
    with house.engine.connect() as connection:
        return _is_letter(open_way_in(connection, town, house.clock(), with_token(hash_of(token))))


def letter_with_number(house: House, town: str, number: int) -> WayIn:
    """The letter whose code was typed before. Raises NotFound."""
    with house.engine.connect() as connection:
        return _is_letter(open_way_in(connection, town, house.clock(), with_number(number)))


def letter_with_code(house: House, town: str, typed: str, network: str) -> WayIn | None:
    """The letter with this short code, or None. Each try counts, right or wrong: by network, and over the whole town,
    so that not even many networks together find a code by trying. Raises TooMany."""
    doors, code = house.config.doors, code_of(typed)
    with writing(house.engine) as connection:
        knock(house, connection, "code", doors.codes_per_network, f"{town} {network}")
        knock(house, connection, "code", doors.codes_per_town, town)
        hashed = keyed_hash(house, "code", f"{town} {code}")
        return open_way_in(connection, town, house.clock(), with_code(hashed)) if code else None


def _is_letter(found: WayIn | None) -> WayIn:
    if found is None or found.kind != "letter":
        raise NotFound("no such letter")
    return found


def _language(town: Any, shop: dict[str, Any], spoken: Mapping[str, str]) -> str:
    """The shop's own: that of who keeps it, else the one in which its texts are written, else the town's first."""
    languages: list[str] = town["settings"]["languages"]
    written = [each for each in languages if shop["texts"].get(each)] or [
        each for each in languages if shop["names"].get(each)
    ]
    own = spoken.get(shop["id"], "")
    return own if own in languages else next(iter(written), languages[0])


def _letter(
    house: House,
    connection: Connection,
    town: Any,
    shop: dict[str, Any],
    by: int | None,
    language: str,
    *,
    hands_over: bool,
) -> "Letter":
    token, code, slug = new_token(), new_code(), town["slug"]
    now = house.clock()
    ends = _end(now, house.config.doors.letter_days, town["settings"]["timezone"])
    values = {"kind": "letter", "town": slug, "shop": shop["id"], "role": "shopkeeper", "language": language}
    hashes = {"token_hash": hash_of(token), "code_hash": keyed_hash(house, "code", f"{slug} {code}")}
    detail = {"hands_over": True} if hands_over else {}
    add_way_in(connection, {**values, **hashes, "detail": detail, "made_at": now, "expires_at": ends, "made_by": by})
    name = shop["names"].get(language) or next(iter(shop["names"].values()), "")
    letter: Letter = importlib.import_module("twin.services.everywhere.letters").Letter(
        shop_name=name,
        address=(name, *_address(connection, town, shop, language)),
        language=language,
        url=page_address(house, connection, slug, language, f"brief/{token}"),
        entrance=page_address(house, connection, slug, language, "brief/"),
        code=code_in_words(code),
        valid_until=(ends - timedelta(minutes=1)).date(),
        words=Choices.read(town["choices"]).text("letter", language, "lead"),
    )
    return letter


def _end(now: datetime, days: int, zone: str) -> datetime:
    """Midnight after the last day."""
    here = now.astimezone(ZoneInfo(zone))
    return datetime.combine(here.date() + timedelta(days=days + 1), time(), here.tzinfo)


def _address(connection: Connection, town: Any, shop: dict[str, Any], language: str) -> list[str]:
    query = select(tables.premises).where(
        tables.premises.c.town == town["slug"], tables.premises.c.id == shop["premises"]
    )
    found = connection.execute(query).mappings().one_or_none()
    names = town["settings"]["names"]
    place = names.get(language) or next(iter(names.values()))
    if found is None:
        return [place]
    return [f"{found['street']} {found['housenumber']}".strip(), f"{found['postcode']} {place}".strip()]
