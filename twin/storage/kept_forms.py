"""Forms, and the files that came along, that wait for their writer to be signed in again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from twin.storage.tables_people import kept_file, kept_form


@dataclass(frozen=True)
class File:
    """``field`` of the form that it was sent in; ``kind`` is what the browser took it for."""

    field: str
    filename: str
    kind: str
    data: bytes


@dataclass(frozen=True)
class FileName:
    filename: str
    size: int  # bytes


def add_kept(connection: Connection, values: dict[str, Any], files: Iterable[File]) -> None:
    made = connection.execute(insert(kept_form).values(**values))
    number = int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted
    for each in files:
        connection.execute(insert(kept_file).values(form=number, size=len(each.data), **vars(each)))


def kept_with(connection: Connection, token_hash: str, now: datetime) -> dict[str, Any] | None:
    query = select(kept_form).where(kept_form.c.token_hash == token_hash, kept_form.c.expires_at > now)
    found = connection.execute(query).mappings().one_or_none()
    return dict(found) if found else None


def names_of_files(connection: Connection, form: int) -> Sequence[FileName]:
    query = select(kept_file.c.filename, kept_file.c.size).where(kept_file.c.form == form).order_by(kept_file.c.id)
    return [FileName(*row) for row in connection.execute(query)]


def files_of(connection: Connection, form: int) -> Sequence[File]:
    query = select(kept_file).where(kept_file.c.form == form).order_by(kept_file.c.id)
    return [File(row.field, row.filename, row.kind, row.data) for row in connection.execute(query)]


def bytes_kept(connection: Connection) -> int:
    """Of all files of everybody."""
    return int(connection.scalar(select(func.coalesce(func.sum(kept_file.c.size), 0))) or 0)


def drop_files_of_person(connection: Connection, person: int) -> None:
    """Files of forms that she sent before; the words stay."""
    forms = select(kept_form.c.id).where(kept_form.c.person == person)
    with_files = select(kept_file.c.form).where(kept_file.c.form.in_(forms))
    connection.execute(update(kept_form).where(kept_form.c.id.in_(with_files)).values(had_files=True))
    connection.execute(delete(kept_file).where(kept_file.c.form.in_(forms)))


def drop_kept(connection: Connection, token_hash: str) -> None:
    connection.execute(delete(kept_form).where(kept_form.c.token_hash == token_hash))


def drop_expired(connection: Connection, now: datetime) -> int:
    return connection.execute(delete(kept_form).where(kept_form.c.expires_at <= now)).rowcount
