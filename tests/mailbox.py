"""What the house has written to somebody, read as she would: the words, and the link in them."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import select

from twin.services.house import House
from twin.storage.tables_people import mail

LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Received:
    kind: str
    subject: str
    text: str

    @property
    def path(self) -> str:
        """The path of its first link: what a browser asks our server."""
        found = LINK.search(self.text)
        assert found, f"no link in: {self.text}"
        return urlsplit(found[0]).path


def mails_to(house: House, recipient: str) -> list[Received]:
    """Oldest first, those not sent yet too."""
    query = select(mail).where(mail.c.recipient == recipient).order_by(mail.c.id)
    with house.engine.connect() as connection:
        return [Received(row["kind"], row["subject"], row["text"]) for row in connection.execute(query).mappings()]


def last_mail_to(house: House, recipient: str) -> Received:
    found = mails_to(house, recipient)
    assert found, f"nothing was written to {recipient}"
    return found[-1]
