"""Leases: who may do something that only one process should do, and until when."""

from datetime import datetime

from sqlalchemy import Engine, and_, delete, insert, or_, update
from sqlalchemy.exc import IntegrityError

from twin.storage.database import writing
from twin.storage.tables_work import lease


def take(engine: Engine, name: str, holder: str, now: datetime, until: datetime) -> bool:
    """Takes or renews a lease. False while somebody else holds it."""
    free = or_(lease.c.until <= now, lease.c.holder == holder)
    with writing(engine) as connection:
        taken = update(lease).where(lease.c.name == name, free).values(holder=holder, until=until)
        if connection.execute(taken).rowcount:
            return True
    try:
        with writing(engine) as connection:
            connection.execute(insert(lease).values(name=name, holder=holder, until=until))
    except IntegrityError:  # there is one, and it is held
        return False
    return True


def give_up(engine: Engine, name: str, holder: str) -> None:
    with writing(engine) as connection:
        connection.execute(delete(lease).where(and_(lease.c.name == name, lease.c.holder == holder)))
