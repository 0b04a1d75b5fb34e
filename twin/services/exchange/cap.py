"""Messages of the Common Alerting Protocol 1.2 (OASIS, CAP-v1.2): read with care, refused in words.

Read safely by defusedxml: no DTD, no entities. Of a message we need what decides whether, where, how long and with
which words a screen shows it; what we do not use may be missing, because a warning must not be lost for want of a
formality. A signature in it is not checked: who may send is decided by the way in.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from twin.domain.alert import SEVERITIES, AlertWords
from twin.domain.alert_message import AlertMessage, AlertPart, Kind, Name
from twin.services.exchange.cap_area import area_of
from twin.services.exchange.cap_fields import CAP, child, children, instant, named, needed, text_of
from twin.services.exchange.refusal import NotReadable

LARGEST = 1_000_000  # bytes of a document
MOST_IN_ONE = 100  # messages in one document; what a feed holds beyond is older
MOST_INFOS = 40
LONGEST = {"title": 160, "text": 2000, "instruction": 2000}  # characters that a screen gets
USUAL = timedelta(hours=12)  # where nothing says when it expires: CAP leaves that to who shows it
LONGEST_TIME = timedelta(days=7)  # after its start; what goes on is updated by its sender
FURTHEST = timedelta(days=14)  # ahead that one may begin
KINDS: dict[str, Kind] = {"Alert": "alert", "Update": "update", "Cancel": "cancel"}
STATUSES = {"Actual": False, "Exercise": True, "Test": True}


def documents(data: bytes) -> list[Element]:
    """Its <alert> elements: one that is all of it, or those inside a feed. Raises NotReadable where there is none."""
    if len(data) > LARGEST:
        raise NotReadable("cap_too_large", have=f"{len(data) / 1_000_000:.1f}", most=LARGEST // 1_000_000)
    if not data.strip():
        raise NotReadable("empty")
    try:
        root: Element = defusedxml.ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise NotReadable("cap_unsafe") from error
    except (ParseError, LookupError, ValueError) as error:  # LookupError: an encoding that nobody knows
        raise NotReadable("cap_no_xml", line=getattr(error, "position", (1, 0))[0]) from error
    found = [root] if root.tag == f"{CAP}alert" else list(root.iter(f"{CAP}alert"))
    if not found:
        space, _, name = root.tag.rpartition("}")
        raise NotReadable("cap_namespace", have=space.lstrip("{")[:80] or "-", name=name[:40])
    return found[:MOST_IN_ONE]


def message_of(alert: Element, now: datetime, codes: Collection[str] = ()) -> AlertMessage:
    """What one <alert> says. ``codes``: those of the town, as `NIS=41027`. Raises NotReadable for what no screen may
    show, or what cannot be right."""
    status, scope, kind = needed(alert, "status"), needed(alert, "scope"), needed(alert, "msgType")
    if status not in STATUSES:
        raise NotReadable("cap_status", have=status[:40])
    if scope != "Public":
        raise NotReadable("cap_scope", have=scope[:40])
    if kind not in KINDS:
        raise NotReadable("cap_kind", have=kind[:40])
    sender, sent = named(alert, "sender"), instant(needed(alert, "sent"), "sent")
    references = _references(alert) if kind != "Alert" else frozenset()
    if kind != "Alert" and not references:
        raise NotReadable("cap_missing", field="references", where=f"<msgType> {kind}")
    infos = children(alert, "info")
    parts = () if kind == "Cancel" else tuple(_parts(infos, sent, now, codes, bool(references)))
    shown = next((name for info in infos if (name := text_of(info, "senderName", 200))), sender)
    return AlertMessage(
        name=(sender, named(alert, "identifier")),
        kind=KINDS[kind],
        sent=sent,
        sender=shown[:200],
        is_test=STATUSES[status],
        parts=parts,
        references=references,
    )


def _references(alert: Element) -> frozenset[Name]:
    found = set()
    for each in (alert.findtext(f"{CAP}references") or "").split():
        sender, identifier, *rest = [*each.split(","), ""]
        if not sender or not identifier or len(rest) != 2 or len(each) > 700:
            raise NotReadable("cap_references", have=each[:80])
        found.add((sender, identifier))
    return frozenset(found)


def _parts(
    infos: list[Element], sent: datetime, now: datetime, codes: Collection[str], may_be_over: bool
) -> Iterator[AlertPart]:
    """Blocks that differ in nothing but language become one. ``may_be_over``: an update that comes late still ends what
    it names, so it may bring nothing."""
    if not infos:
        raise NotReadable("cap_missing", field="info", where="<alert>")
    if len(infos) > MOST_INFOS:
        raise NotReadable("cap_too_many", what="info", have=len(infos), most=MOST_INFOS)
    parts: list[AlertPart] = []
    for info in infos:
        one = _part(info, sent, now, codes)
        same = next((i for i, each in enumerate(parts) if _joins(each, one)), None)
        if same is None:
            parts.append(one)
        else:
            of_same = parts[same]
            words = {**of_same.words, **one.words}
            parts[same] = AlertPart(of_same.severity, words, of_same.start, of_same.end, of_same.area)
    coming = [part for part in parts if part.end > now]
    if not coming and not may_be_over:
        last = max(part.end for part in parts)
        raise NotReadable("cap_expired", end=last.isoformat(timespec="minutes"))
    yield from coming


def _joins(known: AlertPart, one: AlertPart) -> bool:
    """Whether ``one`` says the same in another language."""
    same = (known.severity, known.start, known.end, known.area) == (one.severity, one.start, one.end, one.area)
    return same and not known.words.keys() & one.words.keys()


def _part(info: Element, sent: datetime, now: datetime, codes: Collection[str]) -> AlertPart:
    severity = needed(info, "severity").lower()
    if severity not in SEVERITIES:
        raise NotReadable("cap_value", field="severity", have=severity[:40])
    effective, expires = child(info, "effective"), child(info, "expires")
    start = instant(effective, "effective") if effective else sent
    end = instant(expires, "expires") if expires else start + USUAL
    if end <= start:
        raise NotReadable("cap_backwards", start=start.isoformat(), end=end.isoformat())
    if start > now + FURTHEST:
        raise NotReadable("cap_too_far", start=start.isoformat(timespec="minutes"), most=FURTHEST.days)
    language = (child(info, "language") or "en-US").partition("-")[0].lower()[:8]  # CAP: en-US where nothing is said
    words = {language: _words(info)}
    return AlertPart(severity, words, start, min(end, start + LONGEST_TIME), area_of(children(info, "area"), codes))


def _words(info: Element) -> AlertWords:
    title = text_of(info, "headline", LONGEST["title"]) or text_of(info, "event", LONGEST["title"])
    if not title:
        raise NotReadable("cap_missing", field="headline / event", where="<info>")
    text, instruction = (
        text_of(info, name, LONGEST[kept]) for name, kept in (("description", "text"), ("instruction", "instruction"))
    )
    return AlertWords(title, text, instruction)
