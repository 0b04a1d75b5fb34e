"""Mails: written in the transaction of what they are about, sent after it by `mail_out`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from sqlalchemy import Connection, select

from twin.config import ROOT
from twin.domain.choices import Choices
from twin.domain.town import LANGUAGES
from twin.services.house import House
from twin.services.mail_words import fill, own_words, words_of
from twin.storage.mails import queue
from twin.storage.tables import town as towns

LONGEST_SUBJECT = 200
TEMPLATES = {"reminder": "questions", "holiday": "questions"}  # kinds whose mails are more than words and one button


def post(
    house: House,
    connection: Connection,
    kind: str,
    recipient: str,
    language: str,
    values: Mapping[str, Any],
    *,
    town: str,
    person: int | None = None,
    shop: str = "",
    is_private: bool = False,
    rhythm: str = "",
    unsubscribe: str = "",
) -> int:
    """Keeps a mail that goes out once the transaction of ``connection`` is kept; returns its number.

    ``kind`` is a section of `words/mail.toml`; ``values`` fills its {placeholders} (`core` and `sender` are known
    already) and holds `link`, the whole address behind the button (`page_address`). ``is_private``: the mail holds
    a token; its words are wiped from the database once it is sent. ``rhythm``: where the reader of a reminder
    chooses how often they come; ``unsubscribe``: where her mail program ends them with one click (RFC 8058).
    """
    row = connection.execute(select(towns).where(towns.c.slug == town)).mappings().one()
    said = language if language in LANGUAGES else "nl"
    subject, text, html = _written(kind, said, row, values, rhythm)
    now = house.clock()
    kept = {"kind": kind, "recipient": recipient, "language": said, "town": town, "person": person, "shop": shop}
    content = {"subject": subject, "text": text, "html": html, "unsubscribe": unsubscribe}
    return queue(connection, {**kept, **content, "made_at": now, "due_at": now, "is_private": is_private})


def page_address(house: House, connection: Connection, town: str, language: str, path: str) -> str:
    """The whole address of a page of ``town`` in ``language`` (where the town speaks it); ``path`` comes after
    the town's slash."""
    languages = connection.scalar(select(towns.c.settings).where(towns.c.slug == town))["languages"]  # type: ignore[index]  # towns are not deleted while people act in them
    prefix = f"/{language}" if language in languages[1:] else ""
    return f"{house.config.public_url}{prefix}/{town}/{path}"


def _written(kind: str, language: str, row: Any, values: Mapping[str, Any], rhythm: str) -> tuple[str, str, str]:
    known = {**_of_town(row["settings"], language), **values}
    said = words_of(kind, language, Choices.read(row["choices"]), known)
    frame = {part: fill(text, known) for part, text in own_words("frame", language).items()}
    context = {**known, "words": said, "frame": frame, "language": language, "rhythm": rhythm}
    context["link"] = values.get("link", "") if "button" in said else ""
    name = TEMPLATES.get(kind, "words")
    text = _environment().get_template(f"{name}.txt").render(context)
    html = _environment().get_template(f"{name}.html").render(context)
    return _one_line(said["subject"]), re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html


def _of_town(settings: Mapping[str, Any], language: str) -> dict[str, str]:
    first = settings["languages"][0]
    core = settings.get("core_names") or settings["names"]
    contact = settings.get("contact") or {}
    core_name = core.get(language) or core.get(first) or next(iter(core.values()))
    ways = [contact[each] for each in ("email", "phone") if contact.get(each)]
    return {"core": core_name, "sender": contact.get("name") or core_name, "contact": " · ".join(ways)}


def _one_line(text: str) -> str:
    """A subject: what would end a header's line is gone."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:LONGEST_SUBJECT]


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in re.split(r"\n\s*\n", text) if each.strip()]


@cache
def _environment() -> Environment:
    """Templates of mails, without Flask: HTML is escaped, text is not."""
    found = Environment(
        loader=FileSystemLoader(ROOT / "templates" / "mail"),
        autoescape=select_autoescape(("html",), default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["paragraphs"] = _paragraphs
    return found
