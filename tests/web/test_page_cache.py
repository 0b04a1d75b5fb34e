"""A page is rendered once a minute, whoever asks; what is personal or secret is never kept."""

import pytest
from flask import Flask, make_response, request
from flask.typing import ResponseReturnValue
from werkzeug.test import Client

from twin.web.page_cache import KEPT, LONGEST_QUERY, PageCache


class Pages:
    """A little site that counts how often it is really asked."""

    def __init__(self) -> None:
        self.minute = 0
        self.rendered = 0
        app = Flask("pages")
        app.add_url_rule("/<name>", view_func=self.show)
        self.cache = PageCache(app.wsgi_app, lambda: self.minute)
        self.client = Client(self.cache, use_cookies=False)

    def show(self, name: str) -> ResponseReturnValue:
        self.rendered += 1
        response = make_response(f"<p>{name} {request.args.get('q', '')}</p>")
        response.headers["Content-Security-Policy"] = "default-src 'none'"
        if name == "secret":
            response.headers["Cache-Control"] = "no-store"
        if name == "greeting":
            response.set_cookie("seen", "1")
        if name == "missing":
            response.status_code = 404
        return response


@pytest.fixture
def pages() -> Pages:
    return Pages()


def test_the_second_visitor_gets_the_same_bytes_and_the_same_policy(pages: Pages) -> None:
    first, second = pages.client.get("/markt"), pages.client.get("/markt")
    assert first.data == second.data == b"<p>markt </p>"
    assert second.headers["Content-Security-Policy"] == "default-src 'none'"
    assert pages.rendered == 1


def test_another_question_is_another_page(pages: Pages) -> None:
    assert pages.client.get("/markt?q=brood").data != pages.client.get("/markt?q=wijn").data


def test_the_next_minute_is_rendered_anew(pages: Pages) -> None:
    pages.client.get("/markt")
    pages.minute += 1
    pages.client.get("/markt")
    assert pages.rendered == 2


@pytest.mark.parametrize("path", ["/secret", "/greeting", "/missing"])
def test_what_may_not_be_shared_is_never_kept(pages: Pages, path: str) -> None:
    pages.client.get(path)
    pages.client.get(path)
    assert pages.rendered == 2


def test_a_visitor_with_a_cookie_gets_a_page_of_his_own(pages: Pages) -> None:
    pages.client.get("/markt", headers={"Cookie": "a=b"})
    pages.client.get("/markt", headers={"Cookie": "a=b"})
    assert pages.rendered == 2


def test_nobody_fills_the_memory_with_questions(pages: Pages) -> None:
    for number in range(KEPT + 50):
        pages.client.get(f"/markt?q={number}")
    assert len(pages.cache._pages) == KEPT
    pages.client.get("/markt?q=" + "x" * LONGEST_QUERY)
    assert len(pages.cache._pages) == KEPT


def test_who_has_the_page_already_gets_no_bytes(pages: Pages) -> None:
    etag = pages.client.get("/markt").headers["ETag"]
    assert pages.client.get("/markt", headers={"If-None-Match": etag}).status_code == 304
