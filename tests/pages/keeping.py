"""What the tests of the shopkeeper's pages do again and again."""

from typing import Any

from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from tests.hostile import TEXTS
from tests.pages.strict import Page
from tests.people import PeopledTown, Visit
from twin.storage import tables
from twin.storage.database import writing

SHOP = "/dorp/mijn-zaak/bakkerij-lies"
BAD = {**TEXTS, "empty": "", "nul": "\x00", "endless": "9" * 20_000, "elsewhere": "2026-12-24T10:00:00+05:00"}


def see(visit: Visit, path: str, status: int = 200) -> Page:
    """The checked page below the bakery's address."""
    answer = visit.get(SHOP + path)
    assert answer.status_code == status
    return checked(SHOP + path, answer.text)


def checked(address: str, html: str) -> Page:
    page = Page(address, html)
    assert page.check() == []
    return page


def fields(page: Page, number: int = 0) -> MultiDict[str, str]:
    """What a browser would send of the page's form that holds `seen`, untouched."""
    form = [form for form in page.all("form") if any(each.get("name") == "seen" for each in form.iter())][number]
    found: MultiDict[str, str] = MultiDict()
    for each in form.iter():
        kind, name = each.get("type", ""), each.get("name")
        chosen = kind not in ("checkbox", "radio") or "checked" in each.attrib
        if name and each.tag == "input" and chosen and name != "csrf_token":
            found.add(name, each.get("value", "on"))
    return found


def send(visit: Visit, path: str, values: MultiDict[str, str], **changes: Any) -> Any:
    """Posts the fields with ``changes``; a list stands for several values, None leaves a field out."""
    sent = values.copy()
    for name, value in changes.items():
        name = name.replace("__", "-")
        sent.poplist(name)
        for each in value if isinstance(value, list) else [value]:
            if each is not None:
                sent.add(name, each)
    sent["csrf_token"] = visit.token()
    return visit.client.post(SHOP + path, data=sent)


def kept(town: PeopledTown) -> str:
    """The bakery's hours in the database."""
    with town.house.engine.connect() as connection:
        query = select(tables.shop).where(tables.shop.c.slug == "bakkerij-lies", tables.shop.c.town == "dorp")
        row = connection.execute(query).mappings().one()
    return str(row["opening_hours"])


def give_hours(town: PeopledTown, text: str | None) -> None:
    """The bakery's hours as they stood before the test."""
    with writing(town.house.engine) as connection:
        shop = tables.shop.update().where(tables.shop.c.slug == "bakkerij-lies", tables.shop.c.town == "dorp")
        connection.execute(shop.values(opening_hours=text))
