"""Sessions: begin, look, end. Whoever holds the token is signed in until the session ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from twin.errors import NotFound
from twin.services.house import House
from twin.services.people import Person
from twin.services.tokens import hash_of, new_token
from twin.storage import sessions as kept
from twin.storage.database import writing
from twin.storage.people import change_person
from twin.storage.sessions import Session

TOUCHED = timedelta(hours=1)  # 'last seen' is that precise; each request would cost a write


@dataclass(frozen=True)
class SignedIn:
    """``session`` is its number; ``was_touched``: its end moved just now."""

    person: Person
    session: int
    was_touched: bool = False


def begin(house: House, person: int, device: str, way: str, before: str = "") -> str:
    """A new session's token. The one ``before`` it on this device ends: nobody can plant a token and wait."""
    token, now = new_token(), house.clock()
    values = {"token_hash": hash_of(token), "person": person, "device": device[:80], "way": way}
    with writing(house.engine) as connection:
        if before:
            kept.end_session_with(connection, hash_of(before), now)
        kept.add_session(connection, {**values, "made_at": now, "seen_at": now, "ends_at": _end(house, now)})
        change_person(connection, person, seen_at=now)
    return token


def look(house: House, token: str) -> SignedIn | None:
    """Whose session it is; None where it has ended. Moves its end, at most once an hour."""
    now = house.clock()
    with house.engine.connect() as connection:
        row = kept.signed_in(connection, hash_of(token), now)
    if row is None:
        return None
    is_due = now - row["seen_at"] >= TOUCHED
    if is_due:
        with writing(house.engine) as connection:
            kept.touch_session(connection, row["id"], now, _end(house, now))
            change_person(connection, row["person"], seen_at=now)
    return SignedIn(Person(row["person"], row["email"] or "", row["name"], row["language"]), row["id"], is_due)


def owner(house: House, token: str) -> int | None:
    """Whose session it is or was, also after it ended, as long as that is remembered; None for any other token."""
    with house.engine.connect() as connection:
        return kept.owner_of(connection, hash_of(token))


def end(house: House, token: str) -> None:
    with writing(house.engine) as connection:
        kept.end_session_with(connection, hash_of(token), house.clock())


def end_one(house: House, person: int, session: int) -> None:
    """Raises NotFound for one that is not hers."""
    with writing(house.engine) as connection:
        if not kept.end_sessions(connection, person, house.clock(), only=session):
            raise NotFound("no such session")


def end_others(house: House, person: int, session: int) -> int:
    """Ends all but this one; returns how many."""
    with writing(house.engine) as connection:
        return kept.end_sessions(connection, person, house.clock(), but=session)


def sessions_of(house: House, person: int) -> Sequence[Session]:
    with house.engine.connect() as connection:
        return kept.sessions_of(connection, person, house.clock())


def _end(house: House, now: datetime) -> datetime:
    return now + timedelta(days=house.config.doors.session_days)
