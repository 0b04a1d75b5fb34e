"""Photos and their files."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, and_, exists, func, insert, select

from twin.domain.photo import ADDRESS_DIGITS, Photo
from twin.storage import tables
from twin.storage.numbered import numbered_row
from twin.storage.tables_work import photo, photo_file


class PhotoFile(Protocol):
    """As twin.services.pictures makes them."""

    @property
    def width(self) -> int: ...
    @property
    def format(self) -> str: ...
    @property
    def data(self) -> bytes: ...


class Found(NamedTuple):
    """``slug`` of its shop, '' where it has none any more."""

    data: bytes
    state: str
    slug: str


def photo_of(row: Mapping[str, Any]) -> Photo:
    return Photo(row["id"], row["alternatives"], row["width"], row["height"], row["digest"][:ADDRESS_DIGITS])


def row_of(connection: Connection, town: str, number: int) -> dict[str, Any]:
    """Raises NotFound."""
    return numbered_row(connection, photo, town, number)


def photos_of_shop(connection: Connection, town: str, shop: str) -> Sequence[Mapping[str, Any]]:
    """Rows in the order of showing, without those that were taken away."""
    query = select(photo).where(photo.c.town == town, photo.c.shop == shop, photo.c.state != "removed")
    return [dict(row) for row in connection.execute(query.order_by(photo.c.position, photo.c.id)).mappings()]


def of_number(connection: Connection, number: int) -> Mapping[str, Any] | None:
    row = connection.execute(select(photo).where(photo.c.id == number)).mappings().one_or_none()
    return dict(row) if row else None


def has_files(connection: Connection, number: int) -> bool:
    return connection.scalar(select(photo_file.c.photo).where(photo_file.c.photo == number).limit(1)) is not None


def shown_now(connection: Connection, town: str) -> set[int]:
    """Those that everybody may see now: live, and with files."""
    query = select(photo.c.id).where(photo.c.town == town, photo.c.state == "live")
    return set(connection.scalars(query.where(exists().where(photo_file.c.photo == photo.c.id))))


def add_files(connection: Connection, number: int, files: Iterable[PhotoFile]) -> None:
    rows = [{"photo": number, "width": each.width, "format": each.format, "data": each.data} for each in files]
    connection.execute(insert(photo_file), rows)


class Prepared(Protocol):
    """As twin.services.pictures makes it."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def digest(self) -> str: ...
    @property
    def files(self) -> Sequence[PhotoFile]: ...


class Batch(Protocol):
    """As twin.services.changing makes it."""

    @property
    def connection(self) -> Connection: ...
    def create(self, thing: str, values: Mapping[str, Any]) -> str: ...


def add_picture(batch: Batch, picture: Prepared, alternatives: Mapping[str, str], at: datetime) -> int:
    """A live photo that is no shop's, such as an event's; returns its number."""
    values = {"shop": "", "position": 0, "state": "live", "at": at, "alternatives": dict(alternatives)}
    size = {"width": picture.width, "height": picture.height, "digest": picture.digest}
    number = int(batch.create("photo", {**values, **size}))
    add_files(batch.connection, number, picture.files)
    return number


def file_at(connection: Connection, town: str, number: int, digest: str, width: int, kind: str) -> Found | None:
    """One file by what its address says; ``digest`` by its first digits."""
    query = (
        select(photo_file.c.data, photo.c.state, tables.shop.c.slug)
        .join(photo, photo.c.id == photo_file.c.photo)
        .outerjoin(tables.shop, and_(tables.shop.c.town == photo.c.town, tables.shop.c.id == photo.c.shop))
        .where(photo.c.town == town, photo.c.id == number, func.substr(photo.c.digest, 1, ADDRESS_DIGITS) == digest)
        .where(photo_file.c.width == width, photo_file.c.format == kind)
    )
    row = connection.execute(query).one_or_none()
    return Found(row[0], row[1], row[2] or "") if row else None
