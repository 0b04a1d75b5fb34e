"""The strict visitor, before the town that conftest.py at the root publishes."""

import pytest
from flask import Flask
from werkzeug.test import Client

from tests.pages.strict import Visitor
from twin.services.live import LiveTowns
from twin.web.fast_lane import FastLane


@pytest.fixture(scope="session")
def visitor(app: Flask, live: LiveTowns) -> Visitor:
    assets = app.extensions["assets"]
    return Visitor(Client(FastLane(app.wsgi_app, lambda: live.bodies, lambda: assets.bodies)))
