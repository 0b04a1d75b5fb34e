"""A machine's bundle lists what the server serves, byte for byte, under a version that follows from its content."""

import gzip
import hashlib
import json
import re
from typing import Any

import pytest

from kiosk.documents import ScreenDocuments
from tests.kiosk.machine import Machine
from tests.pages.test_keeper_photos import live_photo
from tests.people import PeopledTown
from twin.services.changing import Author, changing
from twin.services.live import LiveTowns
from twin.web.fast_lane import FastLane

PAGE = "/dorp/scherm/schepenhuis/toestel"


@pytest.fixture
def paired(peopled: PeopledTown) -> Machine:
    return Machine(peopled).pair()


def bundle(machine: Machine) -> dict[str, Any]:
    found: dict[str, Any] = machine.signed(machine.get("/schermen/bundel", **{"Accept-Encoding": "gzip"}))
    return found


def stand(machine: Machine) -> dict[str, str]:
    found: dict[str, str] = machine.client.get("/dorp/scherm/schepenhuis/stand.json").get_json()
    return found


def settings(machine: Machine) -> dict[str, Any]:
    page = machine.client.get(PAGE).text
    found = re.search(r'<script type="application/json" id="settings">(.*?)</script>', page, re.DOTALL)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def choose(town: PeopledTown, **chosen: Any) -> None:
    with changing(town.house, "dorp", Author("officer", town.people["tom"])) as batch:
        batch.create("screen_settings", {"screen": "schepenhuis", **chosen})
    town.publish()


def test_every_file_of_a_bundle_is_served_as_it_is_listed(paired: Machine) -> None:
    live_photo(paired.town, paired.town.visit("lies"))
    app, live, assets = paired.town.app, paired.town.live, paired.town.app.extensions["assets"]
    documents: ScreenDocuments = app.extensions["screen_documents"]
    lanes = FastLane(app.wsgi_app, lambda: live.bodies, lambda: documents.bodies, lambda: assets.bodies)
    found = bundle(paired)
    files = {each["path"]: each for each in found["files"]}
    assert found["page"] == PAGE
    own = "/dorp/scherm/schepenhuis"
    needed = {PAGE, f"{own}/maten.css", f"{own}/codes.json", f"{own}/route.json", "/dorp/twin.json"}
    needed |= {"/dorp/editions.json", "/dorp/shops.json", "/fr/dorp/shops.json", assets.url("js/kiosk/main.js")}
    assert needed <= files.keys()
    assert not any("/js/desk/" in path or path.endswith(".ttf") for path in files)
    (photo,) = (path for path in files if "/foto/" in path)
    shops = ask(lanes, "/dorp/shops.json")[2]
    assert {"address": photo, "alt": "De toonbank met brood"} in [
        each.get("photo") for each in json.loads(shops)["shops"]
    ]
    for path, each in files.items():
        status, headers, body = ask(lanes, path)
        assert status == "200 OK", path
        assert (hashlib.sha256(body).hexdigest(), len(body)) == (each["sha256"], each["size"]), path
        assert headers["Content-Type"].startswith(each["type"].partition(";")[0]), path


def ask(wsgi: Any, path: str) -> tuple[str, dict[str, str], bytes]:
    heard: dict[str, Any] = {}

    def hear(status: str, headers: list[tuple[str, str]], _failure: Any = None) -> None:
        heard.update(status=status, headers=dict(headers))

    environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": "gzip", "HTTP_HOST": "localhost"}
    more = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "SCRIPT_NAME": ""}
    body = b"".join(wsgi({**environ, **more}, hear))
    return heard["status"], heard["headers"], gzip.decompress(body) if "Content-Encoding" in heard["headers"] else body


def test_the_page_of_an_agent_asks_its_agent_and_knows_what_the_town_chose(paired: Machine) -> None:
    choose(paired.town, rest_seconds=90, languages=["nl", "de"], quiet=["22:30", "06:30"], staff="aa$bb")
    read = settings(paired)
    assert (read["agent"], read["rest"], read["quiet"]) == ("/agent", 90, ["22:30", "06:30"])
    assert list(read["shops"]) == ["de", "nl"]
    found = bundle(paired)
    assert (found["quiet"], found["staff"], found["policy"]) == (["22:30", "06:30"], "aa$bb", {"reboot": True})
    assert "/fr/dorp/shops.json" not in {each["path"] for each in found["files"]}
    assert paired.client.get(PAGE).headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_version_follows_from_the_content_in_every_process(paired: Machine) -> None:
    town = paired.town
    town.watch.go_on(days=800)  # past the day on which the folder was really read
    town.publish()
    first = bundle(paired)
    assert stand(paired)["bundle"] == first["version"]
    town.watch.go_on(minutes=20)
    other = LiveTowns(town.live.engine, town.house.config.towns, clock=town.watch)
    other.publish()  # another process, later on the day
    elsewhere = ScreenDocuments(town.app, town.house, other, town.app.extensions["assets"], lambda *_: "0" * 16)
    kept, town.app.extensions["live"] = town.live, other
    assert json.loads(elsewhere.bundle("dorp", "schepenhuis").document.identity) == first
    town.app.extensions["live"] = kept


def test_whatever_changes_in_a_bundle_changes_its_version(paired: Machine) -> None:
    town, seen = paired.town, {stand(paired)["bundle"]}

    def is_another() -> bool:
        town.publish()
        found = stand(paired)["bundle"]
        is_new = found not in seen
        seen.add(found)
        return is_new

    assert not is_another(), "nothing changed"
    tom = Author("officer", town.people["tom"])
    with changing(town.house, "dorp", tom) as batch:
        batch.create("screen_settings", {"screen": "schepenhuis", "shows_offers": False})
    assert is_another()
    for field, value in (("staff", "aa$bb"), ("quiet", ["22:00", "07:00"]), ("begins_low", True)):
        with changing(town.house, "dorp", tom) as batch:
            batch.update("screen_settings", "schepenhuis", {field: value})
        assert is_another(), field
    with changing(town.house, "dorp", tom) as batch:
        batch.update("screen", "schepenhuis", {"mounting_height_mm": 400.0})
    assert is_another(), "the sizes"
    town.watch.go_on(days=1)
    assert is_another(), "the hours"


def test_who_has_the_bundle_is_told_so(paired: Machine) -> None:
    answer = paired.get("/schermen/bundel")
    assert answer.headers["ETag"] == f'"{stand(paired)["bundle"]}"'
    assert paired.get("/schermen/bundel", **{"If-None-Match": answer.headers["ETag"]}).status_code == 304
    page = paired.client.get("/dorp/scherm/schepenhuis/stand.json")
    again = paired.client.get("/dorp/scherm/schepenhuis/stand.json", headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_screen_that_cannot_be_made_leaves_the_others_their_news(
    paired: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stand(paired)
    documents: ScreenDocuments = paired.town.app.extensions["screen_documents"]
    whole = documents._bundles

    def without_dorp(slug: str, *more: Any) -> Any:
        return 1 / 0 if slug == "dorp" else whole(slug, *more)

    monkeypatch.setattr(documents, "_bundles", without_dorp)
    paired.town.watch.go_on(days=1)
    paired.town.publish()
    assert stand(paired) == before
    assert documents.stand("elders", "schepenhuis")
