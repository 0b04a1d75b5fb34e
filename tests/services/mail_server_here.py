"""A real SMTP server on loopback, with the manners that a test asks of it."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.smtp import SMTP, Envelope, Session


class Manners:
    """Takes mail. Recipients in ``refused`` get that answer; ``silent_for`` seconds pass before each answer."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refused: dict[str, str] = {}
        self.is_silent = False
        self.was_encrypted: list[bool] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.is_silent:
            await asyncio.sleep(3600)
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = cast(bytes, envelope.content)
        self.taken.append(cast(EmailMessage, message_from_bytes(content, policy=policy.default)))
        self.recipients += envelope.rcpt_tos
        self.was_encrypted.append(session.ssl is not None)
        return "250 taken"


@contextmanager
def mail_server(manners: Manners, tls: ssl.SSLContext | None = None, *, at_once: bool = False) -> Iterator[int]:
    """Its port. With ``tls`` it offers STARTTLS and insists on it, or speaks TLS from the first byte (``at_once``)."""
    loop = asyncio.new_event_loop()
    options: dict[str, Any] = {"hostname": "localhost", "loop": loop}
    if tls and not at_once:
        options |= {"tls_context": tls, "require_starttls": True}
    thread = threading.Thread(target=loop.run_forever, daemon=True)  # where a browser is driven, this one has a loop
    thread.start()
    made = loop.create_server(lambda: SMTP(manners, **options), "127.0.0.1", 0, ssl=tls if at_once else None)
    server = asyncio.run_coroutine_threadsafe(made, loop).result()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end(server: asyncio.Server) -> None:
    server.close()
    others = [each for each in asyncio.all_tasks() if each is not asyncio.current_task()]
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()
