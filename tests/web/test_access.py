"""The gate: who comes in, who is led to the entrance, and what stays out of caches."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError
from werkzeug.test import TestResponse

from tests.people import LoadedTowns, PeopledTown, Visit, Watch, peopled_town
from twin.services.assets import Assets
from twin.storage.database import writing
from twin.storage.people import add_person
from twin.web.access import by_link, for_officers, for_shopkeepers, signed_in
from twin.web.people import keeper, officer, somebody
from twin.web.sessions import device


@pytest.fixture
def made_app() -> None:
    """None that is there already: these tests add pages of their own."""


@pytest.fixture(autouse=True)
def rooms(peopled: PeopledTown) -> Flask:
    """A page for each policy, as forgetful as a page can be: none of them asks anything itself."""
    app = peopled.app

    @app.route("/<town>/kamer/zelf", methods=["GET", "POST"], endpoint="self")
    @signed_in
    def of_oneself(town: str) -> str:
        person = somebody()
        return person.called if person else "nobody"

    @app.route("/<town>/kamer/zaak/<zaak>", methods=["GET", "POST"], endpoint="shop")
    @for_shopkeepers
    def of_a_shop(town: str, zaak: str) -> str:
        found = keeper(town, zaak)
        return f"{found.person.name} {found.shop_row['id']} {found.author.way}"

    @app.route("/<town>/kamer/beheer", methods=["GET", "POST"], endpoint="desk")
    @for_officers
    def of_the_desk(town: str) -> str:
        return f"{officer(town).person.name} {officer(town).author.way}"

    return app


SHOP, DESK, SELF = "/dorp/kamer/zaak/bakkerij-lies", "/dorp/kamer/beheer", "/dorp/kamer/zelf"


def test_a_shopkeeper_comes_in_to_her_own_shop(as_lies: Visit) -> None:
    assert as_lies.get(SHOP).text == "Lies bakkerij-lies shopkeeper"


def test_an_officer_keeps_a_shop_in_its_shopkeepers_stead(as_tom: Visit) -> None:
    assert as_tom.get(SHOP).text == "Tom bakkerij-lies officer"
    assert as_tom.get(DESK).text == "Tom officer"


@pytest.mark.parametrize("name", ["sofie", "an", "ria"])
def test_who_has_no_right_to_a_shop_hears_that_the_door_is_shut(peopled: PeopledTown, name: str) -> None:
    answer = peopled.visit(name).get(SHOP)
    assert answer.status_code == 403
    assert "Deze deur is dicht" in answer.text


@pytest.mark.parametrize("name", ["lies", "an", "ria"])
def test_only_the_towns_own_officer_comes_to_its_desk(peopled: PeopledTown, name: str) -> None:
    assert peopled.visit(name).get(DESK).status_code == 403


def test_nobody_is_led_to_the_entrance_and_told_the_way_back(nobody: Visit) -> None:
    for address in (SHOP, DESK, SELF):
        answer = nobody.get(f"{address}?dag=3")
        assert (answer.status_code, answer.location) == (303, f"/dorp/binnen/?naar={address}?dag%3D3")


def test_an_unknown_shop_or_town_is_not_found(as_lies: Visit) -> None:
    assert as_lies.get("/dorp/kamer/zaak/nergens").status_code == 404
    assert as_lies.get("/nergens/kamer/beheer").status_code == 404


def test_what_depends_on_who_asks_is_kept_in_no_cache(as_lies: Visit) -> None:
    for address in (SELF, SHOP, DESK):  # what she may not see, too
        assert as_lies.get(address).headers["Cache-Control"] == "no-store"


def test_public_pages_stay_the_same_for_everybody(nobody: Visit, as_lies: Visit) -> None:
    for visit in (nobody, as_lies):
        answer = visit.get("/dorp/winkels/")
        assert "Set-Cookie" not in answer.headers
        assert "Vary" not in answer.headers
        assert answer.headers.get("Cache-Control") != "no-store"
    assert not nobody.has_cookie


def test_a_post_without_the_forms_token_is_refused_and_shown_again(as_lies: Visit) -> None:
    answer = as_lies.client.post(SHOP, data={"text": "Vers <b>brood</b>", "dag": ["ma", "di"]})
    assert answer.status_code == 400
    assert "Vers &lt;b&gt;brood&lt;/b&gt;</textarea>" in answer.text
    assert answer.text.count('name="dag"') == 2
    again = as_lies.post(SHOP, {"text": "Vers brood"})
    assert again.status_code == 200


def test_what_another_site_sent_is_not_offered_to_be_sent_again(as_lies: Visit) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        answer = as_lies.client.post(SHOP, data={"text": "Koop hier"}, headers=headers)
        assert answer.status_code == 400
        assert "Koop hier" not in answer.text


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_as_its_owner_knows_it(agent: str, words: str) -> None:
    assert device(agent) == words


def test_a_failure_on_a_page_with_a_token_does_not_write_the_token_down(
    rooms: Flask, nobody: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    @rooms.route("/<town>/kamer/<token>")
    @by_link
    def broken(town: str, token: str) -> str:
        raise RuntimeError("a slip of ours")

    answer = nobody.get("/dorp/kamer/h3mlich?q=ook")
    assert answer.status_code == 500
    assert "a slip of ours" in caplog.text
    assert "h3mlich" not in caplog.text
    assert "ook" not in caplog.text


def test_an_error_of_the_database_does_not_write_addresses_down(peopled: PeopledTown) -> None:
    with pytest.raises(IntegrityError) as error, writing(peopled.house.engine) as connection:
        add_person(connection, "lies@bakkerij.example", "", "nl", peopled.watch())
    assert "lies@bakkerij.example" not in str(error.value)


@pytest.mark.parametrize(("address", "is_secure"), [("https://kern.example", True), ("http://127.0.0.1:8080", False)])
def test_the_cookie_stays_out_of_reach(
    loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path, address: str, is_secure: bool
) -> None:
    var = tmp_path / "other"
    var.mkdir()
    for town in peopled_town(loaded_towns, assets, var, Watch(), KERNKIJKER_PUBLIC_URL=address):
        answer = town.visit().get("/dorp/binnen/", base_url=address)
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("kk=")
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert ("Secure" in cookie) == is_secure
        assert "Domain" not in cookie


def test_who_is_in_finds_her_account_on_every_page_of_her_own(as_lies: Visit, nobody: Visit) -> None:
    assert 'href="/dorp/account/"' in as_lies.get("/dorp/mijn-zaak/bakkerij-lies/").text
    assert 'href="/dorp/account/"' not in nobody.get("/dorp/winkels/").text
    assert 'href="/dorp/binnen/"' in nobody.get("/dorp/winkels/").text


def with_file(visit: Visit, address: str, size: int) -> TestResponse:
    """Posts a form with a file of ``size`` bytes."""
    part = 'Content-Disposition: form-data; name="{}"'
    token = f"--cut\r\n{part.format('csrf_token')}\r\n\r\n{visit.token()}\r\n"
    file = f'--cut\r\n{part.format("foto")}; filename="f.jpg"\r\n\r\n'
    body = b"".join((token.encode(), file.encode(), b"x" * size, b"\r\n--cut--\r\n"))
    return visit.client.post(address, data=body, content_type="multipart/form-data; boundary=cut")


def test_nobody_sends_more_than_a_form_of_text(nobody: Visit, as_lies: Visit) -> None:
    answer = with_file(nobody, "/dorp/binnen/", 1_000_001)
    assert answer.status_code == 413
    assert "Dat is te groot" in answer.text
    assert with_file(as_lies, SHOP, 1_000_001).status_code == 200


def test_what_is_far_too_large_is_not_kept_for_later(nobody: Visit) -> None:
    assert with_file(nobody, SHOP, 20_000_001).status_code == 303
    assert "opnieuw verstuurd" not in nobody.get("/dorp/binnen/verder").text
