"""Opens the database and sees to it that its tables are up to date."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from twin.errors import Invalid, Unavailable

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def connect(url: str) -> Engine:
    """An engine with its tables made. Raises Invalid for an address that is none, Unavailable when it does not open."""
    try:
        parsed = _with_driver(make_url(url))
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        is_server = parsed.get_backend_name() != "sqlite"
        # servers do restart; values hold people's addresses, and errors end in logs
        engine = create_engine(parsed, pool_pre_ping=is_server, hide_parameters=True)
    except (ArgumentError, ImportError, ValueError) as error:
        raise Invalid(f"DATABASE_URL is not a database address: {error}") from error
    except OSError as error:
        raise Unavailable(f"The folder of the database cannot be made: {error}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "handle_error", _without_values)
    try:
        if not is_current(engine):
            # Alembic stays out of the service's memory as long as the tables are what they should be
            importlib.import_module("twin.storage.upgrade").upgrade(engine)
    except Unavailable:
        engine.dispose()
        raise
    except SQLAlchemyError as error:
        engine.dispose()
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise Unavailable(f"The database {_where(engine)} does not open: {reason}") from error
    return engine


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """``connect``, for what ends: no connection stays behind."""
    engine = connect(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _with_driver(url: URL) -> URL:
    """Any way to write PostgreSQL means the driver that is installed here."""
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def _where(engine: Engine) -> str:
    """Which database it is, without the password."""
    return engine.url.database or "" if engine.dialect.name == "sqlite" else engine.url.render_as_string()


def is_current(engine: Engine) -> bool:
    """Whether the last migration has run."""
    if not inspect(engine).has_table("alembic_version"):
        return False
    newest = max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))
    with engine.connect() as connection:
        return bool(connection.scalar(text("SELECT version_num FROM alembic_version")) == newest)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may write. On SQLite it waits for its turn at once: a reader that turns writer halfway
    would be refused."""
    with engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            yield connection


def _without_values(context: ExceptionContext) -> None:
    """What a server says of an error goes on with the values at fault (DETAIL), and these can be people's."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None:
            error.args = tuple(each.partition("\n")[0] if isinstance(each, str) else each for each in error.args)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, see _begin_sqlite
    # WAL lets the service read while a load writes; FULL keeps what people wrote through a power cut
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {setting}")
