"""CAP messages for tests, as a sender would write them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.people import SATURDAY

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
SENDER = "kcce@example.be"


def at(**later: float) -> str:
    """An instant some time after Saturday 10:30, as CAP writes it."""
    return (SATURDAY + timedelta(**later)).isoformat()


def info(language: str = "nl-BE", headline: str = "Gaslek in de Kerkstraat", area: str = "", **fields: str) -> str:
    """One <info>; a field given as '' is left out."""
    usual = {
        "category": "Safety",
        "event": "Gaslek",
        "urgency": "Immediate",
        "severity": "Extreme",
        "certainty": "Observed",
        "expires": at(hours=2),
        "senderName": "Crisiscentrum",
        "headline": headline,
        "description": "Er ontsnapt gas aan de markt.",
        "instruction": "Ga weg van de markt. Rook niet.",
    }
    said = {name: text for name, text in {**usual, **fields}.items() if text}
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in said.items())
    return f"<info>{f'<language>{language}</language>' if language else ''}{inside}{area}</info>"


def cap(
    identifier: str = "a-1",
    kind: str = "Alert",
    infos: Sequence[str] | None = None,
    references: Sequence[tuple[str, datetime]] = (),
    named: str = "",
    **fields: str,
) -> bytes:
    """``references``: (identifier, sent) of messages of the same sender; ``named``: that field as it is.
    A field given as '' is left out."""
    named = named or " ".join(f"{SENDER},{name},{sent.isoformat()}" for name, sent in references)
    usual = {
        "identifier": identifier,
        "sender": SENDER,
        "sent": at(),
        "status": "Actual",
        "msgType": kind,
        "scope": "Public",
        "references": named,
    }
    said = {name: text for name, text in {**usual, **fields}.items() if text}
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in said.items())
    blocks = "".join(infos if infos is not None else () if kind == "Cancel" else (info(),))
    return f'<?xml version="1.0" encoding="UTF-8"?><alert xmlns="{NAMESPACE}">{inside}{blocks}</alert>'.encode()
