"""All shops of a town, and the page of one shop."""

from itertools import groupby

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twin.domain.shop import Shop
from twin.errors import NotFound
from twin.pages.rows import rows_of
from twin.pages.shop_article import article
from twin.pages.shop_facts import host, is_web_address, name_in_words, piece_words
from twin.pages.structured_data import as_data_block, store_document
from twin.services.publish import Edition
from twin.web.access import open_to_everyone
from twin.web.core import live, published_at_moment
from twin.web.languages import in_every_language

blueprint = Blueprint("shops", __name__)
blueprint.add_app_template_filter(piece_words)
blueprint.add_app_template_filter(host)
blueprint.add_app_template_filter(name_in_words, "in_words")
blueprint.add_app_template_test(is_web_address, "web_address")


@in_every_language(blueprint, "/<town>/winkels/")
@open_to_everyone
def shops(town: str) -> ResponseReturnValue:
    """Every shop, by group and alphabet. Vacant premises have no shop, so they are never here."""
    edition, moment = published_at_moment(town)
    order = {group["id"]: place for place, group in enumerate(edition.snapshot["groups"])}
    by_group = sorted(edition.snapshot["shops"], key=lambda each: (order[each["group"]], each["name"].casefold()))
    grouped = groupby(rows_of(edition, moment, by_group), key=lambda row: row.shop["group"])
    labels = {group["id"]: group["label"] for group in edition.snapshot["groups"]}
    return render_template(
        "town/shops.html",
        moment=moment,
        groups=[(group, labels[group], list(rows)) for group, rows in grouped],
    )


@in_every_language(blueprint, "/<town>/winkels/<slug>")
@open_to_everyone
def shop(town: str, slug: str) -> ResponseReturnValue:
    edition, moment = published_at_moment(town)
    found = _find(edition, slug)
    now = moment.at if edition.is_past else live().clock()
    today = now.astimezone(edition.core.town.place.zone).date()
    address = current_app.config["KERNKIJKER"].public_url + url_for(".shop", town=town, slug=slug)
    return render_template(
        "town/shop.html",
        **article(edition, moment, found, today, request.args.get("van")),
        address=address,
        structured_data=as_data_block(store_document(edition, found, address, today)),
    )


def _find(edition: Edition, slug: str) -> Shop:
    found = edition.core.by_slug.get(slug)
    if found is None:
        raise NotFound("unknown shop")
    return found
