"""An address that an officer gave is asked with care: nothing inside is reached, nobody is followed, all is bounded."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug import Request, Response
from werkzeug.serving import make_server

from twin.services import alert_fetching
from twin.services.alert_fetching import NotFetched, Reach, fetch

HERE = Reach(frozenset({"http"}), lambda ip: True)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    @Request.application
    def answer(request: Request) -> Response:
        answers = {
            "/cap": Response("<alert/>"),
            "/away": Response(status=302, headers={"Location": "http://169.254.169.254/"}),
            "/broken": Response(status=500),
            "/huge": Response(b"x" * (alert_fetching.LARGEST + 1)),
        }
        return answers[request.path]

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def why_not(address: str, reach: Reach = HERE) -> str:
    with pytest.raises(NotFetched) as refused:
        fetch(address, reach)
    return refused.value.key


def test_a_good_answer_is_given_as_it_came(url: str) -> None:
    assert fetch(f"{url}/cap", HERE) == b"<alert/>"


def test_nobody_is_followed_and_faults_and_floods_are_refused(url: str) -> None:
    assert [why_not(f"{url}/{path}") for path in ("away", "broken", "huge")] == ["forwards", "status", "too_large"]


INSIDE = "127.0.0.1 10.1.2.3 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 ::1 fd00::1 fe80::1%1 ::ffff:10.0.0.1"


@pytest.mark.parametrize("ip", INSIDE.split())
def test_a_name_that_leads_inside_is_not_asked(ip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Any] = [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", (ip, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("somebody was asked"))
    assert why_not("https://alerts.example/", alert_fetching.PUBLIC) == "inside"


def test_who_does_not_answer_or_has_no_name_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert why_not(f"http://127.0.0.1:{unused.getsockname()[1]}/") == "no_answer"

    def nowhere(*_: Any, **__: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    assert why_not("http://nowhere.example/") == "no_name"
