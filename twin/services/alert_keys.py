"""Keys with which a system elsewhere posts messages: made here, shown once, revoked at any time."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence

import orjson

from twin.errors import Invalid, NotFound
from twin.services.house import House
from twin.services.limits import knock
from twin.services.tokens import hash_of, keyed_hash, new_token
from twin.storage import alert_keys as kept
from twin.storage.alert_keys import AlertKey as AlertKey  # pages name it, and must not know storage
from twin.storage.database import writing

LONGEST_NAME = 100
MARK = re.compile(r"[0-9a-f]{32}")
WRONG_TRIES = 30  # an hour, of one network
MESSAGES = 240  # an hour, of one key


def make(house: House, town: str, name: str, person: int, mark: str = "") -> str:
    """The new key itself: the only time that anybody sees it. ``mark``: the form's own (32 hex digits); the same form
    sent twice makes one key, and shows it to who clicked twice. Raises Invalid where that one was revoked meanwhile."""
    token = _of_form(house, town, name, person, mark) if MARK.fullmatch(mark) else new_token()
    with writing(house.engine) as connection:
        kept.add_key(connection, town, name[:LONGEST_NAME], hash_of(token), person, house.clock())
        if kept.key_with(connection, town, hash_of(token)) is None:
            raise Invalid("this key was revoked")
    return token


def _of_form(house: House, town: str, name: str, person: int, mark: str) -> str:
    """As long as a random one, and as hard to guess without the house's secret."""
    digest = keyed_hash(house, "alert key", orjson.dumps([town, person, mark, name]).decode())
    return urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")


def known(house: House, town: str) -> Sequence[AlertKey]:
    with house.engine.connect() as connection:
        return kept.keys_of(connection, town)


def revoke(house: House, town: str, number: int) -> None:
    """Raises NotFound for one that opens nothing any more."""
    with writing(house.engine) as connection:
        if not kept.revoke(connection, town, number, house.clock()):
            raise NotFound(f"there is no key {number}")


def opens(house: House, town: str, token: str, network: str) -> str | None:
    """The name of the key that ``token`` is; None where it may not post for the town. Raises TooMany for a key that is
    used, or a network that guesses, too often."""
    with house.engine.connect() as connection:
        found = kept.key_with(connection, town, hash_of(token)) if token else None
    with writing(house.engine) as connection:
        if found is None:
            knock(house, connection, "alert wrong", WRONG_TRIES, network)
            return None
        number, name = found
        knock(house, connection, "alert key", MESSAGES, str(number))
        kept.note_use(connection, number, house.clock())
    return name
