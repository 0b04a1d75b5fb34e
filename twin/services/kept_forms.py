"""Keeps what somebody sent after her session had ended, until she is back.

The words of a form are kept for whoever holds the browser's cookie. Files are kept only where that browser had a
session of somebody's: theirs they are, and nobody can fill the disk without ever having been signed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from twin.errors import TooMany
from twin.services.house import House
from twin.services.limits import knock
from twin.services.tokens import hash_of, new_token
from twin.storage import kept_forms as stored
from twin.storage.database import writing
from twin.storage.kept_forms import File as File  # pages name them, and must not know storage
from twin.storage.kept_forms import FileName as FileName

KEPT = timedelta(hours=12)
LARGEST = 200_000  # characters of a whole form: the longest texts in four languages fit
MOST_FIELDS = 1000
PER_NETWORK = 30  # forms an hour: nobody may fill the database without signing in
LARGEST_FILES = 64_000_000  # bytes of one form: what the signed in may send
ALL_FILES = 500_000_000  # bytes of everybody together
PER_PERSON = 10  # forms with files an hour
Field = tuple[str, str]


@dataclass(frozen=True)
class KeptForm:
    """``path`` is where it was sent to, ``files`` those that wait with it. ``had_files``: some came and were
    not kept."""

    path: str
    fields: Sequence[Field]
    had_files: bool
    files: Sequence[FileName] = ()


def keep(
    house: House, path: str, fields: Sequence[Field], files: Sequence[File], *, person: int | None, network: str
) -> str:
    """What to ask it back with; '' for more than anybody types. ``person``: whose browser it is, where that is known.

    A person's files are kept of her newest form only.
    """
    if len(fields) > MOST_FIELDS or sum(len(name) + len(value) for name, value in fields) > LARGEST:
        return ""
    token, now = new_token(), house.clock()
    values = {"token_hash": hash_of(token), "path": path, "fields": [list(each) for each in fields], "person": person}
    times = {"made_at": now, "expires_at": now + KEPT}
    try:
        with writing(house.engine) as connection:
            knock(house, connection, "form", PER_NETWORK, network)
            stored.drop_expired(connection, now)
            fitting = files if files and person is not None and _may_wait(house, connection, files, person) else ()
            stored.add_kept(connection, {**values, **times, "had_files": bool(files) and not fitting}, fitting)
    except TooMany:
        return ""
    return token


def _may_wait(house: House, connection: Connection, files: Sequence[File], person: int) -> bool:
    """Makes room by her earlier files, and counts the try."""
    stored.drop_files_of_person(connection, person)
    size = sum(len(each.data) for each in files)
    if size > min(LARGEST_FILES, ALL_FILES - stored.bytes_kept(connection)):
        return False
    try:
        knock(house, connection, "kept files", PER_PERSON, str(person))
    except TooMany:
        return False
    return True


def kept(house: House, token: str, person: int | None) -> KeptForm | None:
    """None for one that is used, over, or of somebody else than ``person``, where both are known."""
    with house.engine.connect() as connection:
        row = stored.kept_with(connection, hash_of(token), house.clock())
        if row is None or (None not in (row["person"], person) and row["person"] != person):
            return None
        names = stored.names_of_files(connection, row["id"])
    return KeptForm(row["path"], [(name, value) for name, value in row["fields"]], row["had_files"], names)


def files(house: House, token: str, path: str, person: int) -> Sequence[File]:
    """The files of a form that is sent again, for her whose they are; none for anybody or anything else."""
    with house.engine.connect() as connection:
        row = stored.kept_with(connection, hash_of(token), house.clock())
        if row is None or row["person"] != person or row["path"] != path:
            return ()
        return stored.files_of(connection, row["id"])


def forget(house: House, token: str) -> None:
    with writing(house.engine) as connection:
        stored.drop_kept(connection, hash_of(token))


def forget_expired(house: House) -> None:
    with writing(house.engine) as connection:
        stored.drop_expired(connection, house.clock())
