"""An address that no database could look up leads nowhere, in words, on both databases and behind every door."""

from collections.abc import Iterator

import pytest

from tests.people import PeopledTown, Visit

ODD_TEXTS = ("a%00b", "%F0%9F%A5%90", "x" * 3000, "'%20OR%201=1--")
ODD_NUMBERS = ("0", "2147483647", "2147483648", "9" * 30)
ODD_QUERIES = ("%00", "a%00b", "9" * 30, "-1", "%F0%9F%A5%90")
NAMES = ("q", "welke", "etiket", "wie", "wat", "zaak", "soort", "pagina", "voor", "van", "tot", "op", "pand", "straat")


def addresses(town: PeopledTown) -> Iterator[str]:
    """Every route that can be looked at, with something odd in one of its places."""
    for rule in town.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or "town" not in rule.arguments:
            continue
        for place in rule.arguments - {"town", "language"}:
            is_number = type(rule._converters[place]).__name__ == "NumberConverter"
            for odd in ODD_NUMBERS if is_number else ODD_TEXTS:
                yield filled(rule.rule, place, odd)


def filled(rule: str, place: str, odd: str) -> str:
    known = {"town": "dorp", "zaak": "bakkerij-lies", "language": "fr", place: odd}
    parts = []
    for part in rule.split("/"):
        for name, value in known.items():
            for written in (f"<{name}>", f"<int:{name}>", f"<path:{name}>"):
                part = part.replace(written, value)
        parts.append("1" if part.startswith("<") else part)
    return "/".join(parts)


def test_an_odd_address_leads_nowhere_in_words(peopled: PeopledTown, as_tom: Visit) -> None:
    tried = list(addresses(peopled))
    assert len(tried) > 100
    failed = {address: status for address in tried if (status := as_tom.get(address).status_code) >= 500}
    assert failed == {}


@pytest.mark.parametrize("odd", ODD_QUERIES)
def test_an_odd_question_is_no_failure(peopled: PeopledTown, as_tom: Visit, odd: str) -> None:
    plain = [
        rule.rule.replace("<town>", "dorp").replace("<zaak>", "bakkerij-lies")
        for rule in peopled.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.arguments <= {"town", "zaak"} and "town" in rule.arguments
    ]
    query = "&".join(f"{name}={odd}" for name in NAMES)
    failed = {path: status for path in plain if (status := as_tom.get(f"{path}?{query}").status_code) >= 500}
    assert failed == {}
