"""Servers on loopback, for a browser that stands before them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from twin.services.assets import Assets
from twin.web.fast_lane import FastLane, Wsgi


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Tests read better without an access log."""


@contextmanager
def listening(wsgi: Wsgi, port: int = 0) -> Iterator[str]:
    """Gives the server's address, without a slash at the end."""
    httpd = make_server("127.0.0.1", port, wsgi, threaded=True, request_handler=Quiet)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def lane(app: Flask, assets: Assets) -> FastLane:
    """The application as a town's server has it, published bytes first: of whichever town it is furnished with."""
    return FastLane(app.wsgi_app, lambda: app.extensions["live"].bodies, lambda: assets.bodies)
