"""A shop as a card for an address book: vCard 3.0 (RFC 2426), which every phone reads."""

from collections.abc import Iterator

from twin.domain.shop import Shop
from twin.domain.town import Town

WIDEST = 75  # octets of a line (RFC 2426, 2.6)


def vcard(town: Town, shop: Shop, language: str, address: str) -> str:
    """``address`` is the shop's page. What is not known is left out."""
    lines = (folded for line in _lines(town, shop, language, address) for folded in _folded(line))
    return "".join(f"{line}\r\n" for line in lines)


def _lines(town: Town, shop: Shop, language: str, address: str) -> Iterator[str]:
    name = _escaped(town.in_words(shop.names, language))
    street, postcode = _escaped(shop.premises.address), _escaped(shop.premises.postcode)
    lon, lat = shop.premises.door
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}", f"ORG:{name}")
    yield f"ADR;TYPE=WORK:;;{street};{_escaped(town.name(language))};;{postcode};{town.country}"
    yield f"GEO:{lat:.6f};{lon:.6f}"
    if shop.phone:
        yield f"TEL;TYPE=WORK,VOICE:{_escaped(shop.phone)}"
    if shop.email:
        yield f"EMAIL;TYPE=INTERNET:{_escaped(shop.email)}"
    if shop.website:
        yield f"URL:{_escaped(shop.website)}"
    if shop.demonstration:
        yield f"NOTE:{_escaped(town.in_words(town.notice, language))}"
    yield from (f"SOURCE:{_escaped(address)}", f"UID:{_escaped(address)}", "END:VCARD")


def _escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, f"\\{character}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A long line goes on after a line break and a space; no letter is cut in two."""
    room, part = WIDEST, ""
    for character in line:
        width = len(character.encode())
        if width > room:
            yield part
            part, room = " ", WIDEST - 1
        part += character
        room -= width
    yield part
