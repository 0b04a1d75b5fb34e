"""Published bytes are answered before Flask: compressed, with a strong ETag."""

import gzip
import json

import brotli
import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from twin.config import ROOT
from twin.services.assets import Assets, without_comments
from twin.services.live import LiveTowns
from twin.services.packing import accepts
from twin.web.fast_lane import FastLane


@pytest.fixture
def browser(app: Flask, live: LiveTowns) -> Client:
    return Client(FastLane(app.wsgi_app, lambda: live.bodies))


def ask(browser: Client, encoding: str = "", **headers: str) -> TestResponse:
    return browser.get("/herzele/twin.json", headers={"Accept-Encoding": encoding, **headers})


def test_every_encoding_carries_the_same_document(browser: Client) -> None:
    plain = ask(browser).data
    assert json.loads(plain)["town"]["slug"] == "herzele"
    assert brotli.decompress(ask(browser, "gzip, br").data) == plain
    assert gzip.decompress(ask(browser, "gzip").data) == plain
    assert ask(browser, "br").headers["Content-Encoding"] == "br"


def test_an_encoding_that_is_refused_is_not_used(browser: Client) -> None:
    assert "Content-Encoding" not in ask(browser, "br;q=0, gzip;q=0").headers
    assert ask(browser, "br;q=0, gzip").headers["Content-Encoding"] == "gzip"


def test_who_has_the_newest_version_gets_no_bytes_again(browser: Client) -> None:
    etag = ask(browser).headers["ETag"]
    assert not etag.startswith("W/")
    again = ask(browser, **{"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.data) == (304, b"")
    assert ask(browser, **{"If-None-Match": '"other"'}).status_code == 200


def test_head_tells_the_length_without_the_bytes(browser: Client) -> None:
    answer = browser.head("/herzele/twin.json")
    assert answer.data == b""
    assert int(answer.headers["Content-Length"]) == len(ask(browser).data)


def test_whatever_is_not_published_goes_on_to_the_pages(browser: Client) -> None:
    assert (
        browser.post("/herzele/twin.json").status_code == 405 or browser.post("/herzele/twin.json").status_code == 404
    )
    assert browser.get("/nergens/twin.json").status_code == 404


@pytest.mark.parametrize("header", ["", ",", "br;q=x", "gzip;;q=1", "é", "*;q=0.1"])
def test_a_strange_header_never_breaks_the_answer(browser: Client, header: str) -> None:
    assert isinstance(accepts(header), dict)
    assert ask(browser, header.encode().decode("latin-1")).status_code == 200


def test_a_changed_file_gets_another_address(tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest's own fixture
    (tmp_path / "a.js").write_text("1;")
    assets = Assets(tmp_path)
    before = assets.url("a.js")
    assert before in assets.bodies
    assets.read()
    assert assets.url("a.js") == before
    (tmp_path / "a.js").write_text("2;")
    assets.read()
    assert assets.url("a.js") != before
    assert "immutable" in assets.bodies[assets.url("a.js")].cache_control


def test_scripts_are_served_under_the_type_that_modules_need() -> None:
    assets = Assets(ROOT / "static")
    scripts = [body for path, body in assets.bodies.items() if path.endswith((".js", ".mjs"))]
    assert scripts
    assert {body.content_type for body in scripts} == {"text/javascript; charset=utf-8"}


def test_style_sheets_lose_their_comments_and_nothing_else() -> None:
    css = b"/* why */\n.list :is(a, b) {\n  color: red; /* lamp */\n}\n"
    assert without_comments(css) == b"\n.list :is(a, b) {\ncolor: red; \n}\n"
