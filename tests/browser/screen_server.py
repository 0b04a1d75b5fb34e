"""A server of its own for a test of the screen: one that can be broken, and one with other screens in the street."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import Flask
from werkzeug.serving import make_server

from tests.browser.conftest import Quiet
from twin.services.assets import Assets
from twin.services.live import LiveTowns
from twin.web.fast_lane import FastLane


@dataclass
class ScreenServer:
    """``url`` has no slash at its end. Addresses that end in one of ``broken`` answer 500."""

    url: str
    live: LiveTowns
    stop: Callable[[], None]
    broken: list[str] = field(default_factory=list)


@contextmanager
def serving(app: Flask, live: LiveTowns) -> Iterator[ScreenServer]:
    assets: Assets = app.extensions["assets"]
    whole = FastLane(app.wsgi_app, lambda: live.bodies, lambda: assets.bodies)
    server = ScreenServer("", live, lambda: None)

    def breakable(environ, start_response):  # type: ignore[no-untyped-def]  # WSGI, as in twin.web.fast_lane
        if environ["PATH_INFO"].endswith(tuple(server.broken)):
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"broken"]
        return whole(environ, start_response)

    httpd = make_server("127.0.0.1", 0, breakable, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()

    def stop() -> None:
        httpd.shutdown()
        httpd.server_close()

    server.url, server.stop = f"http://127.0.0.1:{httpd.server_port}", stop
    yield server
    stop()
