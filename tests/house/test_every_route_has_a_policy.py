"""Doors are closed by default."""

from flask import Flask

from twin.web.access import policy_of


def test_every_route_says_who_may_see_it(app: Flask) -> None:
    silent = [rule.rule for rule in app.url_map.iter_rules() if policy_of(app.view_functions[rule.endpoint]) is None]
    assert silent == []


def test_a_view_without_a_policy_stays_shut(config, live) -> None:  # type: ignore[no-untyped-def]  # the shared fixtures
    from twin.app import create_app
    from twin.config import ROOT
    from twin.services.assets import Assets

    app = create_app(config, live, Assets(ROOT / "static"))
    app.add_url_rule("/forgotten", view_func=lambda: "secret")
    answer = app.test_client().get("/forgotten")
    assert answer.status_code == 403
    assert b"secret" not in answer.data
