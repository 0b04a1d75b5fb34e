"""A visitor that accepts no sloppy page: every answer is parsed and checked before a test may look at it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import Client, TestResponse

ALLOWED_BLOCKS = {"application/ld+json"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "form")


class Page:
    """A parsed page. ``all(tag, **attributes)`` finds elements, ``text(element)`` reads them as people do."""

    def __init__(self, address: str, html: str) -> None:
        self.address, self.html = address, html
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        self.root: Element = parser.parse(html)
        self.faults = [f"{address}: HTML error at {place}: {code}" for place, code, _ in parser.errors]

    def all(self, tag: str = "*", **attributes: str) -> list[Element]:
        """Elements by tag and attributes; in names ``_`` stands for ``-``, and the value "*" means that it is there."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [each for each in self.root.iter() if _tag(each) == tag or tag == "*" if _has(each, wanted)]

    def one(self, tag: str = "*", **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{self.address}: {len(found)} times {tag} {attributes}"
        return found[0]

    @cached_property
    def links(self) -> set[str]:
        """Addresses on this server that the page points to, without fragment."""
        values = [each.get(name, "") for each in self.root.iter() for name in ("href", "src", "action")]
        return {value.partition("#")[0] for value in values if value.startswith("/")}

    def check(self) -> list[str]:
        """Every fault of the page by itself; [] when it is sound."""
        return [*self.faults, *(f"{self.address}: {each}" for each in self._faults())]

    def _faults(self) -> Iterable[str]:
        html = self.one("html")
        if not re.fullmatch(r"nl|fr|en|de", html.get("lang", "")):
            yield "no language"
        if html.get("data-light") not in {"day", "dusk", "night"}:
            yield "no light"
        if len(self.all("title")) != 1 or not text(self.one("title")):
            yield "no title"
        if len(self.all("h1")) != 1 or len(self.all("main")) != 1:
            yield "not exactly one h1 and one main"
        yield from self._inline()
        yield from self._references()

    def _inline(self) -> Iterable[str]:
        for each in self.root.iter():
            if "style" in each.attrib or _tag(each) == "style":
                yield f"inline style on {_tag(each)}"
            if any(name.startswith("on") for name in each.attrib):
                yield f"inline handler on {_tag(each)}"
            if _tag(each) == "script" and "src" not in each.attrib and each.get("type") not in ALLOWED_BLOCKS:
                yield "inline script"
            if each.get("href", "").lower().startswith("javascript:"):
                yield "a link that runs a script"

    def _references(self) -> Iterable[str]:
        ids = Counter(each.get("id") for each in self.root.iter() if each.get("id"))
        yield from (f"id {name} {count} times" for name, count in ids.items() if count > 1)
        for each in self.root.iter():
            for name in REFERENCES:
                yield from (f"{name} to missing {id}" for id in each.get(name, "").split() if id not in ids)
            href = each.get("href", "")
            if href.startswith("#") and href[1:] not in ids:
                yield f"link to missing {href}"


class Visitor:
    """Asks the whole service (published bytes, static files, pages) and checks every page it gets."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._answers: dict[str, int] = {}

    def get(self, address: str, status: int = 200) -> Page:
        """The checked page at ``address``; fails on another status, a fault, or a link that leads nowhere."""
        response = self.ask(address)
        assert response.status_code == status, f"{address} answered {response.status_code}"
        page = Page(address, response.get_data(as_text=True))
        assert page.check() == []
        dead = {link: self.status(link) for link in page.links if self.status(link) >= 400}
        assert dead == {}, f"{address} has links that lead nowhere"
        return page

    def ask(self, address: str, headers: Mapping[str, str] | None = None) -> TestResponse:
        return self._client.get(address, headers=headers)

    def status(self, address: str) -> int:
        if address not in self._answers:
            self._answers[address] = self._client.get(address).status_code
        return self._answers[address]


def text(element: Element) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _has(element: Element, wanted: dict[str, str]) -> bool:
    return all(name in element.attrib and value in ("*", element.get(name)) for name, value in wanted.items())
