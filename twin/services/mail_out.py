"""Sends what waits: by the mail server of the settings, or into `var/outbox` where there is none."""

import logging
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from twin.domain.town import LANGUAGES
from twin.services.house import House
from twin.services.mail_message import message_of
from twin.services.mail_server import Carrier, Refused, Silent, carrier
from twin.storage.database import writing
from twin.storage.mails import Mail, any_due, claim, claim_all, note_failed, note_postponed, note_sent

log = logging.getLogger(__name__)
LATER = tuple(timedelta(minutes=each) for each in (1, 5, 30, 120, 720))  # after the first try, the second, ...
IN_HAND = timedelta(minutes=10)  # longer than any one try takes
MOST_SILENCES = 3  # in one run: a server that keeps breaking off gets a rest
OUTBOX_WORDS = {
    "nl": "Er is geen mailserver ingesteld; de mail ligt in var/outbox.",
    "fr": "Aucun serveur de messagerie n’est configuré ; le message se trouve dans var/outbox.",
    "en": "No mail server is set; the mail lies in var/outbox.",
    "de": "Es ist kein Mailserver eingestellt; die Mail liegt in var/outbox.",
}


@dataclass
class Sent:
    """What one run did. ``postponed`` mails are tried again, ``failed`` ones are not."""

    sent: int = 0
    postponed: int = 0
    failed: int = 0


def outbox_in_words(house: House, language: str = "nl") -> str:
    """Where mails go while no mail server is set, for the page that promises one; '' where there is one."""
    return "" if house.config.smtp_url else OUTBOX_WORDS[language if language in LANGUAGES else "nl"]


def anything_due(house: House) -> bool:
    return any_due(house.engine, house.clock())


def send_due(house: House, trusted: ssl.SSLContext | None = None) -> Sent:
    """Sends every mail that is due. Each is taken by one process only, however many run this.

    A mail that the server took is never sent again, with one exception: a process that is killed between the
    server's answer and its own note of it sends that one mail a second time ten minutes later, with the same
    Message-ID. Mails that no server answers for are tried again after 1, 5 and 30 minutes, 2 and 12 hours.
    """
    done, silences = Sent(), 0
    while silences < MOST_SILENCES and anything_due(house):
        try:
            with carrier(house.config, trusted) as way:
                _send_all(house, way, done)
        except _BrokenOff:
            silences += 1
        except Silent as silence:  # it does not even let us in: none of them can go now
            _postpone_all(house, str(silence), done)
    return done


class _BrokenOff(Exception):
    """The connection is of no more use; the mail in hand was put back."""


def _send_all(house: House, way: Carrier, done: Sent) -> None:
    while mail := claim(house.engine, house.clock(), house.clock() + IN_HAND):
        now = house.clock()
        try:
            way.take(mail, message_of(mail, house.config.mail_from, now), now)
        except Refused as refusal:
            _put_back(house, mail, str(refusal), done, for_good=refusal.for_good)
        except Silent as silence:
            _put_back(house, mail, str(silence), done)
            raise _BrokenOff from silence
        except Exception as error:  # a mail that cannot even be written must not stop the others
            log.exception("mail %s could not be written", mail.id)
            _put_back(house, mail, type(error).__name__, done, for_good=True)
        else:
            note_sent(house.engine, mail.id, now)
            done.sent += 1


def _put_back(house: House, mail: Mail, words: str, done: Sent, *, for_good: bool = False) -> None:
    with writing(house.engine) as connection:
        _note(connection, mail.id, mail.tries, words, house.clock(), done, for_good=for_good)


def _postpone_all(house: House, words: str, done: Sent) -> None:
    log.warning("the mail server does not answer: %s", words)
    with writing(house.engine) as connection:
        for number, tries in claim_all(connection, house.clock()):
            _note(connection, number, tries, words, house.clock(), done)


def _note(
    connection: Connection, number: int, tries: int, words: str, now: datetime, done: Sent, *, for_good: bool = False
) -> None:
    if not for_good and tries <= len(LATER):
        note_postponed(connection, number, tries, now + LATER[tries - 1], words)
        done.postponed += 1
        return
    note_failed(connection, number, tries, now, words)
    done.failed += 1
