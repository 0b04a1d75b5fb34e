"""To embed on a shop's own site: 'open now' and the week, as a frame or as pictures that need no script."""

from flask import Blueprint, Response, current_app, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.rhythm import Day, shared_comment, week_of
from twin.pages.everywhere.letter_widths import widest
from twin.pages.rows import rows_of
from twin.pages.shop_facts import piece_words
from twin.pages.shop_in_edition import Found, find_shop
from twin.services.publish import Edition
from twin.web.access import open_to_everyone
from twin.web.core import MomentView, published_at_moment
from twin.web.headers import CONTENT_SECURITY_POLICY
from twin.web.languages import in_every_language

blueprint = Blueprint("embeds", __name__)
MINUTE = "public, max-age=60"  # a picture on another site may be a minute behind, no more
NARROWEST = 360  # units of width of the week
LONGEST_WHY = 40  # characters of a reason beside a day
EMBEDDED_POLICY = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


@in_every_language(blueprint, "/<town>/winkels/<slug>/open.svg")
@open_to_everyone
def badge(town: str, slug: str) -> ResponseReturnValue:
    """The window and the words of the moment: 'Open tot 18:30'."""
    edition, moment, found = _asked(town, slug)
    row = next(rows_of(edition, moment, [found.entry]))
    width = round(70 + max(widest(row.title, 16), widest(row.detail, 13)))
    return _picture("everywhere/badge.svg", row=row, width=width)


@in_every_language(blueprint, "/<town>/winkels/<slug>/week.svg")
@open_to_everyone
def week_picture(town: str, slug: str) -> ResponseReturnValue:
    """This week's hours, holidays and leave included."""
    edition, moment, found = _asked(town, slug)
    week = week_of(found.shop.hours, moment.at.date()) if found.shop.hours else ()
    lines = [(day, _day_words(edition, day)) for day in week]
    width = round(max(NARROWEST, 146 + max((widest(words, 14) for _day, words in lines), default=260)))
    return _picture("everywhere/week.svg", entry=found.entry, lines=lines, moment=moment, width=width)


@in_every_language(blueprint, "/<town>/winkels/<slug>/inbedden")
@open_to_everyone
def frame(town: str, slug: str) -> ResponseReturnValue:
    """State and week for a frame on another site. The only page of a shop that others may frame."""
    edition, moment, found = _asked(town, slug)
    week = week_of(found.shop.hours, moment.at.date()) if found.shop.hours else ()
    page = render_template(
        "everywhere/frame.html",
        row=next(rows_of(edition, moment, [found.entry])),
        week=week,
        always=shared_comment(week) if week else None,
        moment=moment,
        address=current_app.config["KERNKIJKER"].public_url + url_for("shops.shop", town=town, slug=slug),
    )
    answer = make_response(page)
    answer.headers["Content-Security-Policy"] = EMBEDDED_POLICY
    return answer


def _asked(town: str, slug: str) -> tuple[Edition, MomentView, Found]:
    """The shop of the address and the moment that is asked for. Raises NotFound and Invalid."""
    edition, moment = published_at_moment(town)
    return edition, moment, find_shop(edition, slug)


def _day_words(edition: Edition, day: Day) -> str:
    """'08:00 – 12:30, 13:30 – 18:00 · Kerstmis'."""
    words = ", ".join(piece_words(piece) for piece in day.pieces) or _("gesloten")
    comment = day.comment if day.comment and not day.pieces else ""
    why = edition.core.town.in_words(day.holiday, edition.language) if day.holiday else comment
    return f"{words} · {why[:LONGEST_WHY].strip()}" if why else words


def _picture(template: str, **values: object) -> Response:
    answer = Response(render_template(template, **values), mimetype="image/svg+xml")
    answer.headers["Cache-Control"] = MINUTE
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # it is made for other sites
    return answer
