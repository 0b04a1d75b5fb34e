"""Keys with which a system elsewhere posts messages: made here, shown once, revoked at any time."""

from collections.abc import Sequence

from twin.errors import NotFound
from twin.services.house import House
from twin.services.limits import knock
from twin.services.tokens import hash_of, new_token
from twin.storage import alert_keys as kept
from twin.storage.alert_keys import AlertKey as AlertKey  # pages name it, and must not know storage
from twin.storage.database import writing

LONGEST_NAME = 100
WRONG_TRIES = 30  # an hour, of one network
MESSAGES = 240  # an hour, of one key


def make(house: House, town: str, name: str, person: int) -> str:
    """The new key itself: the only time that anybody sees it."""
    token = new_token()
    with writing(house.engine) as connection:
        kept.add_key(connection, town, name[:LONGEST_NAME], hash_of(token), person, house.clock())
    return token


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
