"""A photo that waits for an officer's look."""

from sqlalchemy import Connection, select

from twin.storage.tables_work import photo, photo_file

WIDE_ENOUGH = 480  # pixels: to decide at a glance


def picture(connection: Connection, town: str, number: int) -> tuple[bytes, str] | None:
    """Its bytes and format (jpeg, webp, avif): the smallest that is wide enough, a JPEG where there is one."""
    query = select(photo_file.c.width, photo_file.c.format).join(photo, photo.c.id == photo_file.c.photo)
    sizes = connection.execute(query.where(photo.c.id == number, photo.c.town == town)).all()
    if not sizes:
        return None
    width, kind = min(sizes, key=lambda size: (size.format != "jpeg", size.width < WIDE_ENOUGH, size.width))
    wanted = (photo_file.c.photo == number) & (photo_file.c.width == width) & (photo_file.c.format == kind)
    data = connection.scalar(select(photo_file.c.data).where(wanted))
    return (bytes(data), kind) if data is not None else None
