"""Keeps what somebody typed after her session had ended, until she is back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from twin.errors import TooMany
from twin.services.house import House
from twin.services.limits import knock
from twin.services.tokens import hash_of, new_token
from twin.storage.database import writing
from twin.storage.kept_forms import add_kept, drop_kept, kept_with

KEPT = timedelta(hours=12)
LARGEST = 200_000  # characters of a whole form: the longest texts in four languages fit
MOST_FIELDS = 1000
PER_NETWORK = 30  # forms an hour: nobody may fill the database without signing in
Field = tuple[str, str]


@dataclass(frozen=True)
class KeptForm:
    """``path`` is where it was sent to. ``had_files``: files came with it, which were not kept."""

    path: str
    fields: Sequence[Field]
    had_files: bool


def keep(house: House, path: str, fields: Sequence[Field], *, had_files: bool, network: str) -> str:
    """What to ask it back with; '' for more than anybody types."""
    if len(fields) > MOST_FIELDS or sum(len(name) + len(value) for name, value in fields) > LARGEST:
        return ""
    token, now = new_token(), house.clock()
    values = {"token_hash": hash_of(token), "path": path, "fields": [list(each) for each in fields]}
    times = {"made_at": now, "expires_at": now + KEPT}
    try:
        with writing(house.engine) as connection:
            knock(house, connection, "form", PER_NETWORK, network)
            add_kept(connection, {**values, **times, "had_files": had_files})
    except TooMany:
        return ""
    return token


def kept(house: House, token: str) -> KeptForm | None:
    with house.engine.connect() as connection:
        row = kept_with(connection, hash_of(token), house.clock())
    return KeptForm(row["path"], [(name, value) for name, value in row["fields"]], row["had_files"]) if row else None


def forget(house: House, token: str) -> None:
    with writing(house.engine) as connection:
        drop_kept(connection, hash_of(token))
