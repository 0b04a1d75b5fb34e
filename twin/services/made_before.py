"""The same form sent twice, by a double click or a page that was loaded again, makes one thing."""

from collections.abc import Iterable, Mapping
from typing import Any

from twin.services.changing import Batch
from twin.storage.changes import changes_of
from twin.storage.things import THINGS

Row = Mapping[str, Any]


def made_before(batch: Batch, town: str, thing: str, rows: Iterable[Row], values: Row) -> tuple[str, int | None] | None:
    """Key, and the batch that made it, of the one of ``rows`` that says ``values`` already; None where none does.

    Asked inside the transaction that would make it: of two at once the second sees the first's.
    """
    key_of = THINGS[thing].key
    same = next((row for row in rows if all(row[name] == value for name, value in values.items())), None)
    if same is None:
        return None
    key = str(same[key_of])
    made = [each.batch for each in changes_of(batch.connection, town, thing=thing, key=key) if each.before is None]
    return key, made[0] if made else None
