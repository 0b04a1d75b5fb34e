"""Mails that did not arrive, from the desk's side."""

from datetime import datetime

from sqlalchemy import Connection, and_, update

from twin.storage.tables_people import mail


def try_again(connection: Connection, town: str, number: int, at: datetime) -> bool:
    """Lets a mail that failed go out once more; False for one whose words were wiped."""
    failed = and_(mail.c.id == number, mail.c.town == town, mail.c.failed_at.is_not(None), mail.c.text != "")
    values = {"failed_at": None, "failure": "", "tries": 0, "due_at": at}
    return connection.execute(update(mail).where(failed).values(**values)).rowcount > 0
