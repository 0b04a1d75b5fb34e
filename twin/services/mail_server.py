"""The two places where mails go: a mail server, or a folder when none is set."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from twin.config import Config
from twin.storage.mails import Mail

PATIENCE = 10.0  # seconds for one answer of the server
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class Refused(Exception):
    """This mail was not taken. ``for_good``: asking again would not help (RFC 5321: a reply of the 500s)."""

    def __init__(self, words: str, *, for_good: bool) -> None:
        super().__init__(words)
        self.for_good = for_good


class Silent(Exception):
    """The server did not answer, or broke off; the next mail needs a new connection."""


class Carrier(Protocol):
    """Takes a mail along. Raises Refused or Silent."""

    def take(self, mail: Mail, message: EmailMessage, at: datetime) -> None: ...


@contextmanager
def carrier(config: Config, trusted: ssl.SSLContext | None = None) -> Iterator[Carrier]:
    """The way out by the settings. Raises Silent when the server does not let us in now."""
    if not config.smtp_url:
        yield Outbox(config.var / "outbox")
        return
    connection = _open(config.smtp_url, trusted or ssl.create_default_context())
    try:
        yield Server(connection)
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
    finally:  # a server that broke off is not asked for a farewell, which might take as long again
        connection.close()


def _open(url: str, trusted: ssl.SSLContext) -> smtplib.SMTP:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    connection: smtplib.SMTP | None = None
    try:
        if parts.scheme == "smtps":
            connection = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=trusted)
        else:
            connection = smtplib.SMTP(host, port, timeout=PATIENCE)
        if parts.scheme == "smtp+starttls":
            connection.starttls(context=trusted)
        if parts.username:
            connection.login(unquote(parts.username), unquote(parts.password or ""))
    except (smtplib.SMTPException, OSError) as error:
        if connection is not None:
            connection.close()
        raise Silent(_said(error)) from error
    return connection


class Server:
    def __init__(self, connection: smtplib.SMTP) -> None:
        self._connection = connection

    def take(self, mail: Mail, message: EmailMessage, at: datetime) -> None:
        sender, content = parseaddr(str(message["From"]))[1], message.as_bytes()
        if not mail.recipient.isascii():  # would break off halfway, and the next mail with it
            raise Refused("an address with letters that mail servers here do not know", for_good=True)
        try:
            self._connection.sendmail(sender, [mail.recipient], content)
        except smtplib.SMTPRecipientsRefused as error:
            code, reply = next(iter(error.recipients.values()))
            raise _refused(code, reply, mail) from error
        except smtplib.SMTPResponseException as error:
            # 421: it closes the connection; a refused sender is our own setting, no fault of this mail
            if error.smtp_code == 421 or isinstance(error, smtplib.SMTPSenderRefused):
                raise Silent(_said(error)) from error
            raise _refused(error.smtp_code, error.smtp_error, mail) from error
        except (smtplib.SMTPException, OSError) as error:
            raise Silent(_said(error)) from error


def _refused(code: int, reply: bytes | str, mail: Mail) -> Refused:
    said = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    words = " ".join(said.replace(mail.recipient, "…").split())[:300]
    return Refused(f"{code} {words}", for_good=500 <= code < 600)


def _said(error: Exception) -> str:
    """What went wrong, without what the server was told."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {type(error).__name__}"
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):  # smtplib wraps it
        return f"no answer within {PATIENCE:g} seconds"
    return getattr(error, "strerror", None) or type(error).__name__


class Outbox:
    """Mails as files that anybody on this machine can open: `.eml` for a mail program, `.html` for a browser."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, mail: Mail, message: EmailMessage, at: datetime) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            name = f"{at:%Y%m%d-%H%M%S}-{mail.kind}-{mail.id}"
            (self._folder / f"{name}.html").write_text(mail.html, "utf-8")
            (self._folder / f"{name}.eml").write_bytes(message.as_bytes())
        except OSError as error:
            raise Silent(f"{self._folder.name}: {error.strerror}") from error
