"""Small secrets that all server processes share, made once."""

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from twin.storage.database import writing
from twin.storage.tables_people import secret


def kept_secret(engine: Engine, name: str, new: str) -> str:
    """The secret called ``name``; where there is none yet, ``new`` becomes it."""
    query = select(secret.c.value).where(secret.c.name == name)
    with engine.connect() as connection:
        found = connection.scalar(query)
    if found is not None:
        return str(found)
    try:
        with writing(engine) as connection:
            connection.execute(insert(secret).values(name=name, value=new))
        return new
    except IntegrityError:  # another process was first: its secret counts
        with engine.connect() as connection:
            return str(connection.execute(query).scalar_one())
