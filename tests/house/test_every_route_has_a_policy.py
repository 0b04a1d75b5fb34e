"""Doors are closed by default: every route, as every role, with GET and with POST, against one table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection, text
from werkzeug.routing import AnyConverter, IntegerConverter, Rule

from tests.people import LoadedTowns, PeopledTown, Visit, Watch, peopled_town
from twin.services import pairing
from twin.services.assets import Assets
from twin.services.changing import Author
from twin.services.tokens import hash_of
from twin.web.access import policy_of
from twin.web.who_may import COMES_IN, ROLES, TABLE, Role

CAST: dict[Role, str] = {
    "nobody": "",
    "screen": "",
    "machine": "",
    "stranger": "an",
    "shopkeeper of another shop": "sofie",
    "shopkeeper": "lies",
    "officer of another town": "ria",
    "officer": "tom",
}
# what stands in an address; anything else is a name or number that nothing has
KNOWN = {"town": "dorp", "zaak": "bakkerij-lies", "slug": "bakkerij-lies", "screen": "schepenhuis"}
NUMBER, WORD = 999_999, "onbekend"
ENTRANCE = "/dorp/binnen/"
TOKEN = "a-token-of-the-machine-of-a-screen"
# what a page works out again when it is looked at; nobody wrote it
DERIVED = {"desk_item", "job", "lease"}


@pytest.fixture(scope="module")
def town(loaded_towns: LoadedTowns, assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PeopledTown]:
    for town in peopled_town(loaded_towns, assets, tmp_path_factory.mktemp("house"), Watch()):
        tom, code = Author("officer", town.people["tom"]), pairing.ask(town.house, hash_of(TOKEN), "").code
        pairing.pair(town.house, "dorp", "schepenhuis", code, tom, "")
        yield town


def browser(town: PeopledTown, role: Role) -> Visit:
    visit = town.visit(CAST[role])
    if role == "screen":
        visit.client.environ_base["HTTP_USER_AGENT"] = "Kernkijker screen"
    if role == "machine":
        visit.client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    return visit


def routes(app: Flask, method: str) -> list[tuple[str, str]]:
    """(endpoint, an address of it) for each rule, without those that only put a language before another."""
    found = [rule for rule in app.url_map.iter_rules() if "language" not in rule.arguments]
    return [
        (rule.endpoint, address(rule)) for rule in found if method in (rule.methods or ()) and rule.endpoint in TABLE
    ]


def address(rule: Rule) -> str:
    values = {name: KNOWN.get(name) or unknown(rule, name) for name in rule.arguments}
    built = rule.build(values)
    assert built, rule
    return built[1]


def unknown(rule: Rule, name: str) -> int | str:
    """A number or a word that nothing has, as the rule's converter takes it."""
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return NUMBER if isinstance(converter, IntegerConverter) else WORD


def happens(answer: object) -> str:
    """'shut', 'entrance', 'refused' (a POST that cannot prove where it comes from), 'broken', or 'in'."""
    status, location = answer.status_code, answer.location or ""  # type: ignore[attr-defined]  # a werkzeug answer
    if status in (401, 403):
        return "shut"
    if status == 303 and location.partition("?")[0] == ENTRANCE:
        return "entrance"
    return "broken" if status >= 500 else "in"


def should(endpoint: str, role: Role) -> str:
    if role in COMES_IN[TABLE[endpoint]]:
        return "in"
    return "shut" if CAST[role] or TABLE[endpoint] == "devices" else "entrance"


def test_every_route_says_who_may_see_it_and_the_table_says_the_same(town: PeopledTown) -> None:
    stated = {
        rule.endpoint: policy_of(town.app.view_functions[rule.endpoint]) for rule in town.app.url_map.iter_rules()
    }
    assert stated == dict(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_opens_to_whom_it_should_and_to_nobody_else(town: PeopledTown, role: Role) -> None:
    visit = browser(town, role)
    wrong = {}
    for endpoint, path in routes(town.app, "GET"):
        found = happens(visit.get(path))
        if found != should(endpoint, role):
            wrong[path] = found, should(endpoint, role)
    assert wrong == {}


@pytest.mark.parametrize("role", ROLES)
def test_nobody_posts_without_the_right_or_without_a_forms_token(town: PeopledTown, role: Role) -> None:
    visit = browser(town, role)
    wrong = {}
    for endpoint, path in routes(town.app, "POST"):
        answer, due = visit.client.post(path, data={"typed": "something"}), should(endpoint, role)
        refused = 401 if TABLE[endpoint] == "key" else 400
        is_right = answer.status_code == refused if due == "in" else happens(answer) == due
        if not is_right:
            wrong[path] = answer.status_code, due
    assert wrong == {}


@pytest.mark.parametrize("role", [role for role in ROLES if CAST[role]])
def test_a_forms_token_opens_no_door_that_is_shut(town: PeopledTown, role: Role) -> None:
    visit = browser(town, role)
    shut = [(endpoint, path) for endpoint, path in routes(town.app, "POST") if should(endpoint, role) == "shut"]
    answers = {path: happens(visit.post(path, {"typed": "x"})) for _endpoint, path in shut}
    assert {path for path, answer in answers.items() if answer != "shut"} == set()


@pytest.mark.parametrize("role", ROLES)
def test_looking_changes_nothing(town: PeopledTown, role: Role) -> None:
    visit = browser(town, role)
    changing = {}
    with town.house.engine.connect() as connection:
        before = everything(connection)
        for endpoint, path in routes(town.app, "GET"):
            if should(endpoint, role) != "in":
                continue
            visit.get(path)
            after = everything(connection)
            if after != before:
                changing[path] = [name for name in after if after[name] != before[name]]
                before = after
    assert changing == {}


def everything(connection: Connection) -> dict[str, str]:
    """Table -> all its rows, as text: the town is small."""
    connection.rollback()  # a transaction would go on seeing what it saw first
    names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
    kept = [name for name in names if name not in DERIVED and not name.startswith("sqlite_")]
    return {name: str(connection.execute(text(f'SELECT * FROM "{name}"')).all()) for name in kept}


def test_a_view_without_a_policy_stays_shut(tmp_path: Path, loaded_towns: LoadedTowns, assets: Assets) -> None:
    for own in peopled_town(loaded_towns, assets, tmp_path, Watch()):
        own.app.add_url_rule("/forgotten", view_func=lambda: "secret")
        answer = own.visit("tom").get("/forgotten")
        assert answer.status_code == 403
        assert b"secret" not in answer.data
