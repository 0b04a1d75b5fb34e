"""Which sprite a page draws its signs from."""

from flask import Flask, current_app, g, url_for


def icons_address() -> str:
    """The town's own sprite on its pages; the whole one where no town is at hand."""
    if edition := g.get("edition"):
        return url_for("icons.sprite", town=edition.core.town.slug)
    whole: str = current_app.jinja_env.globals["asset"]("vendor/icons.svg")  # type: ignore[operator]  # our own global
    return whole


def offer(app: Flask) -> None:
    app.jinja_env.globals["icons_address"] = icons_address
