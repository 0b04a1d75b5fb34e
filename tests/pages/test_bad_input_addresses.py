"""Addresses that somebody mistyped, guessed or attacked: the right status, a page with a way on, never a trace."""

import re

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from tests.pages.strict import Page, text
from twin.services.live import LiveTowns
from twin.web.fast_lane import FastLane
from twin.web.headers import SECURITY_HEADERS, SUBRESOURCE_HEADERS
from twin.web.page_cache import PageCache

FRAMEWORK = re.compile(r"Traceback|werkzeug|jinja|flask|granian|sqlalchemy|Internal Server|Method Not|Not Found", re.I)
LOST = [
    "/nergens/",
    "/xx/herzele/",
    "/fr/nergens/",
    "/fr/fr/herzele/",
    "/herzele/winkels/bestaat-niet",
    "/de/herzele/winkels/bestaat-niet",
    "/herzele/winkels/%00",
    "/herzele/winkels/" + "a" * 3000,
    "/herzele/scherm/bestaat-niet",
    "/herzele/scherm/bestaat-niet/codes.json",
    "/herzele/scherm/bestaat-niet/route.json",
    "/fr/herzele/scherm/schepenhuis",
    "/herzele/scherm/",
    "/herzele/scherm/../../etc/passwd",
    "/herzele/scherm/..%2f..%2fetc%2fpasswd",
    "/static/../pyproject.toml",
    "/static/..%2f..%2fpyproject.toml",
    "/static//etc/passwd",
    "/static/000000000000/js/main.js",
    "/static/",
    "/.git/config",
    "/herzele/index.php",
    "/%ff%fe/",
    "/%zz/",
    "/herzele/twin.json/",
    "/HERZELE/",
]
MOMENTS = [
    "gisteren",
    "0001-01-01T00:00",
    "2026-13-45T99:99",
    "2026-02-30T10:00",
    "10000-01-01T00:00",
    "-1",
    "2026-11-28",
    "2026-11-28T10:30:00",
    "2026-11-28T10:30Z",
    "٢٠٢٦-١١-٢٨T10:30",
    "%00",
    "2026-11-28T10:30%0A",
    "9" * 10_000,
]
ODD_QUERIES = [
    "soort=niets",
    "van=nergens",
    "zaak=nergens",
    "zaak=../../etc",
    "open=misschien&rolstoel=ja",
    "q=" + "brood" * 2000,
    "q=%",
    "q=%zz%ff%fe",
    "q=%00",
    "q=a&q=b&q=c",
    "q=.*(a|b)+$",
    "soort=vers&soort=horeca&soort=,,,",
    "op=",
    "op=9998-12-31T23:59",
    "op=2026-03-29T02:30",
    "onbekend=1&" * 1000,
    "&&&===",
    "op=2026-11-28T10:30&op=gisteren",
]


@pytest.fixture(scope="module")
def client_of_all(app: Flask, live: LiveTowns) -> Client:
    """The whole service as it runs: published bytes, kept pages, pages."""
    assets = app.extensions["assets"]
    pages = PageCache(app.wsgi_app, lambda: live.generation)
    return Client(FastLane(pages, lambda: live.bodies, lambda: assets.bodies))


def in_the_look(answer: TestResponse) -> Page:
    page = Page(answer.request.path[:80], answer.get_data(as_text=True))
    assert page.check() == []
    assert page.all("a", data_first="*"), "the page has no way on"
    shown = text(page.one("body"))
    assert not FRAMEWORK.search(shown), shown
    return page


def has_the_headers(answer: TestResponse) -> None:
    is_page = answer.content_type is None or answer.content_type.startswith("text/html")
    for name, value in SECURITY_HEADERS if is_page else SUBRESOURCE_HEADERS:
        assert answer.headers.get(name) == value, f"{answer.status} without {name}"
    assert "Set-Cookie" not in answer.headers
    assert not {"Server", "X-Powered-By"} & set(answer.headers.keys())


@pytest.mark.parametrize("address", LOST, ids=lambda each: each[:40])
def test_an_address_that_leads_nowhere_gets_a_page_with_a_way_on(client_of_all: Client, address: str) -> None:
    answer = client_of_all.get(address)
    assert answer.status_code == 404
    in_the_look(answer)
    has_the_headers(answer)


@pytest.mark.parametrize(("address", "language"), [("/nergens/", "nl"), ("/fr/nergens/", "fr"), ("/en/x/y/z", "en")])
def test_a_lost_visitor_is_spoken_to_in_the_language_of_the_address(
    client_of_all: Client, address: str, language: str
) -> None:
    assert in_the_look(client_of_all.get(address)).one("html").get("lang") == language


def test_who_misses_a_shop_is_led_back_to_its_town(client_of_all: Client) -> None:
    page = in_the_look(client_of_all.get("/fr/herzele/winkels/bestaat-niet"))
    assert page.one("a", data_first="*").get("href") == "/fr/herzele/"


@pytest.mark.parametrize("op", MOMENTS, ids=lambda each: each[:24])
@pytest.mark.parametrize("path", ["/herzele/", "/herzele/winkels/", "/en/herzele/winkels/bakkerij-de-korenaar"])
def test_a_moment_that_is_none_is_a_bad_request(client_of_all: Client, path: str, op: str) -> None:
    if "korenaar" in path and client_of_all.get(path).status_code == 404:
        path = "/en/herzele/winkels/"
    answer = client_of_all.get(f"{path}?op={op}")
    assert answer.status_code == 400
    in_the_look(answer)
    has_the_headers(answer)


@pytest.mark.parametrize("query", ODD_QUERIES, ids=lambda each: each[:32])
def test_an_odd_query_still_opens_the_list(client_of_all: Client, query: str) -> None:
    answer = client_of_all.get("/herzele/?" + query)
    assert answer.status_code == 200
    page = Page(query[:60], answer.get_data(as_text=True))
    assert page.check() == []
    has_the_headers(answer)
    assert len(answer.data) < 400_000


def test_a_year_beyond_what_dates_can_hold_is_refused_and_one_before_it_is_unknown(client_of_all: Client) -> None:
    assert client_of_all.get("/herzele/?op=9999-12-31T23:59").status_code == 400
    far = Page("far", client_of_all.get("/herzele/?op=9998-12-31T23:59").text)
    assert {row.get("data-state") for row in far.all("li", data_shop="*")} == {"unknown"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("address", ["/", "/herzele/", "/herzele/winkels/", "/herzele/scherm/schepenhuis", "/healthz"])
def test_a_page_is_only_read(client_of_all: Client, method: str, address: str) -> None:
    answer = client_of_all.open(address, method=method, data={"q": "x"})
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].replace(" ", "").split(","))
    in_the_look(answer)
    has_the_headers(answer)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "BREW"])
def test_published_bytes_are_only_read(client_of_all: Client, method: str) -> None:
    answer = client_of_all.open("/herzele/twin.json", method=method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/herzele/", "/herzele/winkels/", "/healthz"])
def test_options_tells_what_may_be_asked(client_of_all: Client, address: str) -> None:
    answer = client_of_all.options(address)
    assert answer.status_code == 200
    assert "GET" in answer.headers["Allow"]
    has_the_headers(answer)


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/herzele", "/herzele/"),
        ("/fr/herzele", "/fr/herzele/"),
        ("//herzele//", "/herzele/"),
        ("/herzele//winkels/", "/herzele/winkels/"),
        ("/herzele/licht", "/herzele/licht/"),
        ("/herzele?q=brood", "/herzele/?q=brood"),
    ],
)
def test_a_nearly_right_address_leads_to_the_right_one(client_of_all: Client, address: str, leads_to: str) -> None:
    path, _, query = address.partition("?")
    answer = client_of_all.get("/", environ_overrides={"PATH_INFO": path, "QUERY_STRING": query})
    assert answer.status_code in {301, 302, 308}
    assert answer.location == leads_to
    has_the_headers(answer)
    assert not FRAMEWORK.search(answer.text)


@pytest.mark.parametrize(
    "address", ["//elders.example/", "///elders.example", "/\\elders.example/", "/%2f%2felders.example/"]
)
def test_no_address_leads_to_another_host(client_of_all: Client, address: str) -> None:
    answer = client_of_all.get("/", environ_overrides={"PATH_INFO": address})
    if answer.status_code in {301, 302, 307, 308}:
        assert re.match(r"/(?![/\\])", answer.location), answer.location


def test_another_name_in_the_host_header_does_not_end_up_in_a_page(client_of_all: Client) -> None:
    for path in ("/herzele/", "/herzele/winkels/", "/herzele", "/herzele/manifest.webmanifest"):
        answer = client_of_all.get(path, headers={"Host": "elders.example", "X-Forwarded-Host": "elders.example"})
        assert "elders.example" not in answer.text
        assert "elders.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "address",
    [
        "/herzele/",
        "/herzele/licht/",
        "/herzele/licht/kaart",
        "/herzele/licht/?inbed=1",
        "/herzele/over",
        "/herzele/scherm/schepenhuis",
        "/herzele/scherm/schepenhuis/maten.css",
        "/herzele/scherm/worker.js",
        "/herzele/manifest.webmanifest",
        "/herzele/shops.json",
        "/fr/herzele/twin.json",
        "/herzele/scherm/schepenhuis/route.json",
        "/sw.js",
        "/healthz",
    ],
)
def test_every_answer_carries_the_security_headers_also_when_nothing_changed(
    client_of_all: Client, address: str
) -> None:
    answer = client_of_all.get(address)
    assert answer.status_code == 200
    has_the_headers(answer)
    if answer.content_type.startswith("text/html"):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    if tag := answer.headers.get("ETag"):
        again = client_of_all.get(address, headers={"If-None-Match": tag})
        assert again.status_code == 304
        assert again.data == b""
        kept = {"X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy"} & set(answer.headers.keys())
        assert {name: again.headers.get(name) for name in kept} == {name: answer.headers[name] for name in kept}


def test_a_head_request_has_the_headers_and_no_body(client_of_all: Client) -> None:
    for address in ("/herzele/", "/herzele/twin.json", "/nergens/"):
        answer = client_of_all.head(address)
        has_the_headers(answer)
        assert answer.data == b""


def test_a_fault_of_ours_is_a_page_too(app: Flask, live: LiveTowns, caplog: pytest.LogCaptureFixture) -> None:
    from twin.app import create_app
    from twin.web.access import open_to_everyone

    own = create_app(app.config["KERNKIJKER"], live, app.extensions["assets"])

    @open_to_everyone
    def stumble() -> str:
        raise ZeroDivisionError("secret of the house")

    own.add_url_rule("/stumble", view_func=stumble)
    answer = own.test_client().get("/stumble?q=wat-iemand-zocht")
    assert answer.status_code == 500
    in_the_look(answer)
    has_the_headers(answer)
    assert "secret of the house" not in answer.text
    assert "/stumble" in caplog.text
    assert "wat-iemand-zocht" not in caplog.text


def test_a_parameter_that_is_not_ours_is_repeated_nowhere(client_of_all: Client) -> None:
    assert "geheim" not in client_of_all.get("/herzele/?q=brood&geheim=hier").text
