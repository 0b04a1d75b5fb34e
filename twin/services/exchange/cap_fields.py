"""Fields of a CAP message: there or not, in their kind, their words as a page may show them."""

import unicodedata
from datetime import datetime
from xml.etree.ElementTree import Element

from twin.services.exchange.refusal import NotReadable

CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
LONGEST_NAME = 300  # characters of a sender or an identifier
YEARS = range(2000, 2101)


def children(element: Element, name: str) -> list[Element]:
    return element.findall(f"{CAP}{name}")


def child(element: Element, name: str) -> str:
    """What stands in it, without spaces around; '' where it is missing."""
    return (element.findtext(f"{CAP}{name}") or "").strip()


def needed(element: Element, name: str) -> str:
    """Raises NotReadable where it is missing."""
    found = child(element, name)
    if not found:
        raise NotReadable("cap_missing", field=name, where=f"<{element.tag.removeprefix(CAP)}>")
    return found


def named(element: Element, name: str) -> str:
    """A sender or an identifier: references name them, separated by spaces and commas, so they hold none."""
    found = needed(element, name)
    if len(found) > LONGEST_NAME or any(each.isspace() or each in ",<&" for each in found):
        raise NotReadable("cap_value", field=name, have=found[:80])
    return found


def instant(text: str, field: str) -> datetime:
    """Aware. Raises NotReadable; without a zone nobody knows which instant is meant."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or found.year not in YEARS:
        raise NotReadable("cap_time", field=field, have=text[:40])
    return found


def text_of(element: Element, name: str, longest: int) -> str:
    """Words for people, one line: nothing that no page can show or that turns others around; cut at a word."""
    words = " ".join("".join(each if _shows(each) else " " for each in child(element, name)).split())
    if len(words) <= longest:
        return words
    return words[: longest - 1].rpartition(" ")[0] + "…" if " " in words[: longest - 1] else words[: longest - 1] + "…"


def _shows(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Zs"
