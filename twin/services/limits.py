"""How often one may knock: a door counts the tries of the past hour by whatever they have in common."""

from datetime import timedelta

from sqlalchemy import Connection

from twin.errors import TooMany
from twin.services.house import House
from twin.services.tokens import keyed_hash
from twin.storage.attempts import attempts_since, note_attempt

HOUR = timedelta(hours=1)


def knock(house: House, connection: Connection, door: str, most: int, key: str) -> None:
    """Counts one try at ``door`` by ``key`` (an address, a network, a town). Raises TooMany past ``most`` an hour;
    tries that were refused do not count, so that who waits gets in."""
    refuse_past(house, connection, door, most, key)
    count(house, connection, door, key)


def refuse_past(house: House, connection: Connection, door: str, most: int, key: str) -> None:
    """Raises TooMany where ``most`` tries were counted within the hour."""
    now = house.clock()
    tries = attempts_since(connection, door, _hashed(house, door, key), now - HOUR, most)
    if len(tries) >= most:
        raise TooMany("too many tries in one hour", int((tries[-1] + HOUR - now).total_seconds()) + 1)


def count(house: House, connection: Connection, door: str, key: str) -> None:
    note_attempt(connection, door, _hashed(house, door, key), house.clock())


def _hashed(house: House, door: str, key: str) -> str:
    return keyed_hash(house, f"knock {door}", key)
