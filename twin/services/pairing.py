"""A new screen shows a code; an officer types it, and the machine is hers to place. Once, within ten minutes."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from twin.domain.device import Device
from twin.errors import Invalid, NotFound
from twin.services.changing import Author
from twin.services.house import House
from twin.services.limits import count, knock, refuse_past
from twin.services.tokens import keyed_hash
from twin.storage import devices, pairings
from twin.storage.database import writing
from twin.storage.pairings import Waiting as Waiting  # pages name it, and must not know storage

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without what looks like something else: 0 and O, 1 and I and L
CODE_LENGTH = 6  # 31^6: 9 * 10^8, for ten minutes
LASTS = timedelta(minutes=10)
ASKS_PER_NETWORK = 60  # an hour; a machine that nobody pairs asks six times
WRONG_PER_OFFICER = 10
WRONG_PER_NETWORK = 30
TOKEN_HASH = re.compile(r"[0-9a-f]{64}")


class UnknownCode(NotFound):
    """No machine shows this code now: it is wrong, too old or used."""


@dataclass(frozen=True)
class Asked:
    code: str
    expires_at: datetime


def code_of(typed: str) -> str:
    """A code as somebody types it, small or large, with spaces or dashes; '' where it cannot be one."""
    code = "".join(each for each in typed.upper() if each.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else ""


def ask(house: House, token_hash: str, network: str) -> Asked:
    """A code for the machine that will sign in with the token of ``token_hash``; its last one is worth nothing more.

    Raises Invalid for what is no hash or belongs to a machine that was paired before, TooMany.
    """
    if not TOKEN_HASH.fullmatch(token_hash):
        raise Invalid("token_hash is the SHA-256 of a token, as 64 hexadecimal digits")
    now, code = house.clock(), "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    with writing(house.engine) as connection:
        knock(house, connection, "screen ask", ASKS_PER_NETWORK, network)
        if devices.is_known(connection, token_hash):
            raise Invalid("this token was paired before; make a new one")
        pairings.begin_to_wait(connection, _hashed(house, code), Waiting(token_hash, now, now + LASTS))
    return Asked(code, now + LASTS)


def waiting(house: House, token_hash: str) -> Waiting | None:
    """The machine with this token, as long as its code may be typed."""
    with house.engine.connect() as connection:
        return pairings.with_token(connection, token_hash, house.clock())


def look_up(house: House, code: str, author: Author, network: str) -> Waiting:
    """The machine that shows ``code``, before it gets its place. Raises UnknownCode, TooMany after too many wrong ones
    by this officer or from this network."""
    with writing(house.engine) as connection:
        found = _find(house, connection, code_of(code), author, network)
    if found is None:
        raise UnknownCode("no machine shows this code")
    return found


def pair(house: House, town: str, screen: str, code: str, author: Author, network: str) -> Device:
    """Gives the machine that shows ``code`` the screen; the one that had it is revoked.

    Raises UnknownCode, TooMany, NotFound for a screen that the town does not have.
    """
    now, typed = house.clock(), code_of(code)
    with writing(house.engine) as connection:
        found = _find(house, connection, typed, author, network)
        if found is not None:
            if not devices.has_screen(connection, town, screen):
                raise NotFound("the town has no such screen")
            pairings.take(connection, _hashed(house, typed))
            devices.revoke(connection, town, screen, now, author.person, "taken_over")
            values = {"town": town, "screen": screen, "paired_at": now, "paired_by": author.person}
            devices.add(connection, found.token_hash, values)
            paired = devices.of_screen(connection, town, screen)
    if found is None or paired is None:
        raise UnknownCode("no machine shows this code")
    return paired


def _find(house: House, connection: Connection, code: str, author: Author, network: str) -> Waiting | None:
    """None for a wrong code, which is counted: that must be committed, so that nothing may be raised here for it."""
    officer = str(author.person)
    refuse_past(house, connection, "screen code", WRONG_PER_OFFICER, officer)
    refuse_past(house, connection, "screen code net", WRONG_PER_NETWORK, network)
    found = pairings.with_code(connection, _hashed(house, code), house.clock()) if code else None
    if found is None:
        count(house, connection, "screen code", officer)
        count(house, connection, "screen code net", network)
    return found


def _hashed(house: House, code: str) -> str:
    return keyed_hash(house, "screen code", code)
