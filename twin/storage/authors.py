"""Who changed something in a town, ever."""

from sqlalchemy import Connection, select

from twin.storage.history import people_called
from twin.storage.tables_history import change


def authors(connection: Connection, town: str) -> dict[int, str]:
    """Person -> what she is called, in the order of the alphabet."""
    query = select(change.c.person).where(change.c.town == town, change.c.person.is_not(None)).distinct()
    called = people_called(connection, set(connection.scalars(query)))
    return dict(sorted(called.items(), key=lambda each: each[1].casefold()))
