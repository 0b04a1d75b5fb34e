"""Two people at one form: what one of them did not touch stays as the other left it; where both wrote, the second sees
both versions and chooses. Nothing is overwritten unseen.

A form carries the texts that it showed (`SEEN`). A view that is sent one calls `meet` with what stands there now: it
merges the two, and returns the parts in which both wrote. `choice` gives the page that lets choose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

import orjson
from flask import g, request

from twin.errors import NotFound
from twin.services.who_wrote import Wrote
from twin.web.dates import full_date
from twin.web.forms import Answers, clean
from twin.web.kept_forms import AGAIN, UNKEPT, files_wait

SEEN = "gezien"
LONGEST_SEEN = 400_000  # characters: an outline and the longest texts in four languages fit
CHOSEN = "keuze-"  # before the key of a part: 'mine' or 'theirs'
T = TypeVar("T")
Texts = Mapping[str, str]
Lines = Sequence[tuple[str, str]]  # (name of a language or '', text) pairs


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that are chosen as one, such as a day and its hours. ``says`` puts their texts in words; without it
    they stand there one after the other, as they are."""

    title: str
    fields: tuple[str, ...]
    says: Callable[[Texts], Lines] | None = None

    @property
    def key(self) -> str:
        return self.fields[0]

    def in_words(self, texts: Texts) -> Lines:
        if self.says:
            return self.says(texts)
        said = [_day_in_words(text) for name in self.fields if (text := texts.get(name, ""))]
        return [("", " · ".join(said))] if said else []

    @classmethod
    def of_options(cls, title: str, field: str, options: Iterable[tuple[str, str]]) -> "Part":
        """A field that holds one or more (joined by ';') of ``options``, (value, words) pairs."""
        words = dict(options)
        return cls(
            title, (field,), lambda texts: [("", words.get(each, each)) for each in texts[field].split(";") if each]
        )

    @classmethod
    def of_boxes(cls, title: str, boxes: Mapping[str, str]) -> "Part":
        """Boxes to tick, field -> words."""
        return cls(title, tuple(boxes), lambda texts: [("", words) for name, words in boxes.items() if texts.get(name)])


class Side(NamedTuple):
    """A part of which two versions exist, both in words; ``theirs`` was written by ``who`` at ``when``."""

    field: str
    title: str
    mine: Lines
    theirs: Lines
    who: str = ""
    is_self: bool = False
    when: datetime | None = None


def still_there(find: Callable[[], T]) -> T | None:
    """What ``find`` finds; None where a colleague took it away while somebody filled in its form: what was typed must
    not be lost. Raises NotFound for who comes to look at what is not there."""
    try:
        return find()
    except NotFound:
        if request.method == "GET":
            raise
        return None


def began_with(form: Answers, now: Texts) -> Answers:
    """The form as it is first seen: it will tell what stood there."""
    form.typed[SEEN] = seen_text(now)
    return form


def seen_text(now: Texts) -> str:
    """What the hidden field `SEEN` of a form holds."""
    return orjson.dumps(dict(now)).decode()


def meet(form: Answers, now: Texts, parts: Sequence[Part]) -> list[Part]:
    """Merges what was typed with what stands there now, and returns the parts in which both people wrote.

    ``form`` then holds the person's own texts where she wrote, the other's elsewhere, and counts as having seen
    ``now``. What no form can have shown counts as what stands there now.
    """
    stands = {name: clean(text) for name, text in now.items()}
    seen = _seen(stands)
    clashes = []
    for part in parts:
        if request.form.get(f"{CHOSEN}{part.key}") == "theirs":
            form.typed |= {name: seen[name] for name in part.fields}
        mine = {name: form.typed.get(name, seen[name]) for name in part.fields}
        theirs, before = ({name: texts[name] for name in part.fields} for texts in (stands, seen))
        if before not in (mine, theirs) and mine != theirs:
            clashes.append(part)
            form.typed |= mine
        elif mine == before:
            form.typed |= theirs
    began_with(form, stands)
    return clashes


def choice(form: Answers, wrote: Callable[[Part], Wrote | None], clashes: Sequence[Part], me: int) -> dict[str, Any]:
    """After `meet`: what the page shows that lets choose (components/choice.html): each part twice, and all that was
    sent, hidden, so that one click sends it again with the choice. Files wait here until then."""
    now = orjson.loads(form.typed[SEEN])
    sides = [_side(part, form.typed, now, wrote(part), me) for part in clashes]
    if not any(each.filename for each in request.files.values()):
        return {"sides": sides, "typed": _sent(form), "had_files": False}
    waits = files_wait()
    return {"sides": sides, "typed": [*_sent(form), *([(AGAIN, "1")] if waits else [])], "had_files": not waits}


def side_words(found: Wrote | None, me: int) -> dict[str, Any]:
    """Of a Side: who wrote it, and when on the town's clock."""
    if found is None:
        return {}
    zone = g.edition.core.town.place.zone
    is_self = found.person == me
    return {"who": "" if is_self else found.name, "is_self": is_self, "when": found.at.astimezone(zone)}


def _side(part: Part, typed: Texts, now: Texts, found: Wrote | None, me: int) -> Side:
    return Side(part.key, part.title, part.in_words(typed), part.in_words(now), **side_words(found, me))


def _day_in_words(text: str) -> str:
    try:
        return full_date(date.fromisoformat(text)) if len(text) == len("2026-05-31") else text
    except ValueError:
        return text


def _sent(form: Answers) -> list[tuple[str, str]]:
    """The fields as merged, and the others as they came: which button, which thing."""
    others = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in form.typed and name not in UNKEPT and not name.startswith(CHOSEN)
    ]
    return [*form.typed.items(), *others]


def _seen(now: Texts) -> dict[str, str]:
    try:
        found = orjson.loads(request.form.get(SEEN, "")[:LONGEST_SEEN])
    except orjson.JSONDecodeError:
        return dict(now)
    if not isinstance(found, dict):
        return dict(now)
    return {name: clean(said) if isinstance(said := found.get(name), str) else text for name, text in now.items()}
