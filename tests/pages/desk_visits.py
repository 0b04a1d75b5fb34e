"""What the tests of the desk's pages do again and again."""

from typing import Any

from tests.hostile import TEXTS
from tests.pages.strict import Page
from tests.people import PeopledTown, Visit
from twin.services.changing import Author
from twin.services.desk import open_items, refresh
from twin.services.proposals import propose
from twin.storage.people import shop_with

DESK = "/dorp/beheer"
BAD = {**TEXTS, "empty": "", "nul": "\x00", "endless": "9" * 20_000, "elsewhere": "2026-12-24T10:00:00+05:00"}


def see(visit: Visit, path: str = "/", status: int = 200) -> Page:
    """The checked page below the desk's address."""
    return checked(DESK + path, visit.get(DESK + path), status)


def send(visit: Visit, path: str, data: dict[str, Any] | None = None, status: int = 303) -> Any:
    """Posts; where a page comes back it is checked too."""
    answer = visit.post(DESK + path, data)
    assert answer.status_code == status, answer.text[:500]
    if answer.status_code in (200, 400, 409) and answer.mimetype == "text/html":
        checked(DESK + path, answer, status)
    return answer


def checked(address: str, answer: Any, status: int = 200) -> Page:
    assert answer.status_code == status, f"{address} answered {answer.status_code}"
    page = Page(address, answer.text)
    assert page.check() == []
    return page


def filled(page: Page, holding: str) -> dict[str, Any]:
    """What a browser would send of the page's form that has a field ``holding``, untouched."""
    found: dict[str, Any] = {}
    form = next(form for form in page.all("form") if any(each.get("name") == holding for each in form.iter()))
    for each in form.iter():
        name, kind = each.get("name"), each.get("type", "")
        if not name or name == "csrf_token" or kind in ("file", "submit") or each.tag == "button":
            continue
        if kind in ("checkbox", "radio") and "checked" not in each.attrib:
            continue
        chosen = [option.get("value", "") for option in each.iter("option") if "selected" in option.attrib]
        value = "".join(each.itertext()) if each.tag == "textarea" else each.get("value", "")
        value = (chosen or [""])[0] if each.tag == "select" else value
        before = found.get(name)
        found[name] = value if before is None else [*(before if isinstance(before, list) else [before]), value]
    return found


def offered(town: PeopledTown, **after: Any) -> int:
    """Lies proposes something for her bakery; returns the number of its line on the desk."""
    lies = Author("shopkeeper", town.people["lies"])
    changed = after or {"names": {"nl": "Bakkerij Lies en Zoon"}}
    assert propose(town.house, "dorp", "bakkerij-lies", "shop", "bakkerij-lies", changed, lies)
    return number(town, "proposal")


def number(town: PeopledTown, kind: str) -> int:
    """The first open line of a kind."""
    refresh(town.house, "dorp")
    return next(item.id for item in open_items(town.house, "dorp") if item.kind == kind)


def shop_row(town: PeopledTown, key: str = "bakkerij-lies") -> dict[str, Any]:
    with town.house.engine.connect() as connection:
        row = shop_with(connection, "dorp", key)
    assert row
    return row
