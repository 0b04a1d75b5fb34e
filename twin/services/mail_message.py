"""A kept mail as the message that travels: RFC 5322 headers, text and HTML side by side."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from twin.storage.mails import Mail


def message_of(mail: Mail, sender: str, at: datetime) -> EmailMessage:
    """The Message-ID depends on the mail alone: one that is sent a second time is known by it."""
    name, address = parseaddr(sender)
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{name} <{address}>" if name else address
    message["To"] = mail.recipient
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<mail-{mail.id}-{int(mail.made_at.timestamp())}@{address.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday answers, please
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = mail.language
    if mail.unsubscribe.startswith("https://"):  # RFC 8058, 3.1: by https or not at all
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message
