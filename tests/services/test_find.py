"""Finding, filtering and ordering shops: the vectors that the browser is held to as well, and reading the address."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from twin.services.find import Finder, Query, find

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent.parent / "shared" / "search.json").read_text("utf-8"))
SHOPS = VECTORS["shops"]
MOMENT = SimpleNamespace(shops={id: SimpleNamespace(kind=kind) for id, kind in VECTORS["states"].items()})


def query_of(asked: dict[str, Any]) -> Query:
    return Query(
        words=asked.get("words", ""),
        groups=frozenset(asked.get("groups", [])),
        open_only=asked.get("open", False),
        wheelchair=asked.get("wheelchair", False),
        origin=asked.get("origin"),
    )


@pytest.mark.parametrize("case", VECTORS["finds"], ids=lambda case: case["why"])
def test_a_visitor_finds(case: dict[str, Any]) -> None:
    finder, query = Finder(SHOPS), query_of(case["query"])
    assert [shop["id"] for shop in finder.find(MOMENT, query)] == case["found"]
    assert finder.tally(MOMENT, query) == (case["open"], case["total"])


def test_the_order_does_not_hang_on_the_order_of_the_file() -> None:
    assert find(SHOPS, MOMENT, Query()) == find(SHOPS[::-1], MOMENT, Query())


def test_the_address_is_read_in_the_way_of_forms_and_of_links() -> None:
    form = Query.read([("q", " brood "), ("soort", "vers"), ("soort", "horeca"), ("open", "1"), ("van", "schepenhuis")])
    link = Query.read([("q", "brood"), ("soort", "vers,horeca"), ("open", "1"), ("van", "schepenhuis")])
    assert form == link == Query("brood", frozenset({"vers", "horeca"}), open_only=True, origin="schepenhuis")


def test_an_address_with_nonsense_asks_for_everything() -> None:
    assert Query.read([("open", "ja"), ("rolstoel", ""), ("soort", ","), ("utm_source", "x")]) == Query()
