"""What a town's officers choose: languages, what is looked at first, rhythms, contact, texts of mails and letters."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from twin.domain.choices import DAYS, LONGEST_TEXT, PARTS, Choices
from twin.domain.listing import Refused, email, phone, web_address
from twin.domain.town import LANGUAGES
from twin.errors import Invalid, NotFound
from twin.services.changing import Author, Overtaken, changing
from twin.services.house import House
from twin.services.mail_words import OWN_PARTS, fill, kinds, own_words, placeholders
from twin.storage.town_rows import town_row

CONTACT = {"naam": "name", "mail": "email", "telefoon": "phone", "web": "url", "adres": "address"}
CHECKED = {"mail": email, "telefoon": phone, "web": web_address}
YES = "ja"
FIELDS = ("talen", "eerst", *DAYS, "ask_general", "shows_wishes", *CONTACT)
LONGEST_CONTACT = 200  # characters
LETTER = "letter"  # the one text that is printed; its `lead` takes the place of the three sentences
Flat = Mapping[str, str]


class Faulty(Invalid):
    """``faults``: field -> (why, values): 'days' (least, most), 'languages' (first), 'long' (most), 'refused'
    (a Refused), 'placeholder' (what)."""

    def __init__(self, faults: Mapping[str, tuple[str, Mapping[str, Any]]]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


def shown(row: Mapping[str, Any]) -> dict[str, str]:
    """A town's row as the fields of the form, each a text; several values joined by ';'."""
    settings, choices = row["settings"], Choices.read(row["choices"])
    contact = settings.get("contact") or {}
    return {
        "talen": ";".join(each for each in LANGUAGES if each in settings["languages"]),
        "eerst": ";".join(part for part in PARTS if part in choices.looked_at_first),
        **{name: str(getattr(choices, name)) for name in DAYS},
        "ask_general": YES if choices.ask_general else "",
        "shows_wishes": YES if choices.shows_wishes else "",
        **{name: str(contact.get(key) or "") for name, key in CONTACT.items()},
    }


def row_of(house: House, town: str) -> dict[str, Any]:
    """The town's row as it is now. Raises NotFound."""
    with house.engine.connect() as connection:
        return dict(town_row(connection, town))


def save(house: House, town: str, typed: Flat, seen: Mapping[str, Any], by: Author) -> int | None:
    """Writes what differs from the town's row as it was known (``seen``); returns the batch.

    Raises Overtaken where the row is another by now, and Faulty: nothing is written then."""
    with changing(house, town, by) as batch:
        row = batch.row("town", town)
        now = shown(row)
        if now != shown(seen):
            raise Overtaken("town", town, {"settings": row["settings"], "choices": row["choices"]}, None)
        new = {name: typed[name] for name in FIELDS if name in typed and typed[name] != now[name]}
        faults: dict[str, tuple[str, Mapping[str, Any]]] = {}
        values = _values(row, {**now, **new}, new, faults)
        if faults:
            raise Faulty(faults)
        batch.update("town", town, values)
    return batch.id


def _values(
    row: Mapping[str, Any], flat: Flat, new: Flat, faults: dict[str, tuple[str, Mapping[str, Any]]]
) -> dict[str, Any]:
    """The columns of the town's row; what cannot be right is noted in ``faults``."""
    settings, kept = dict(row["settings"]), dict(row["choices"])
    first = settings["languages"][0]
    chosen = flat["talen"].split(";")
    if first not in chosen:
        faults.setdefault("talen", ("languages", {"first": first}))
    settings["languages"] = [first, *(each for each in LANGUAGES if each in chosen and each != first)]
    choices = Choices.read(kept).to_json()
    choices["looked_at_first"] = [part for part in PARTS if part in flat["eerst"].split(";")]
    for name, (_default, least, most) in DAYS.items():
        text = flat[name]
        if text.isascii() and text.isdecimal() and least <= int(text[:6]) <= most:
            choices[name] = int(text)
        else:
            faults.setdefault(name, ("days", {"least": least, "most": most}))
    choices |= {name: flat[name] == YES for name in ("ask_general", "shows_wishes")}
    contact = {key: _contact(name, flat[name], name in new, faults) for name, key in CONTACT.items()}
    settings["contact"] = {**(settings.get("contact") or {}), **contact}
    return {"settings": settings, "choices": {**kept, **choices}}


def _contact(name: str, text: str, is_new: bool, faults: dict[str, tuple[str, Mapping[str, Any]]]) -> str:
    if not text or not is_new:  # what stood there already was somebody else's to check
        return text
    if len(text) > LONGEST_CONTACT:
        faults.setdefault(name, ("long", {"most": LONGEST_CONTACT}))
        return text
    try:
        return CHECKED[name](text) if name in CHECKED else text
    except Refused as refused:
        faults.setdefault(name, ("refused", {"refused": refused}))
        return text


@dataclass(frozen=True)
class Wording:
    """A mail or letter in one language: ``own`` is what the town wrote ('' for nothing), ``usual`` what the house says
    instead; ``fills`` are the {placeholders} that a text may hold."""

    kind: str
    language: str
    own: Mapping[str, str]
    usual: Mapping[str, str]
    fills: tuple[str, ...]


def wordings() -> tuple[str, ...]:
    """The kinds of mail and letter that a town may word itself."""
    return (*kinds(), LETTER)


def wording(house: House, town: str, kind: str, language: str) -> Wording:
    """Raises NotFound for a kind or a language that there is not."""
    if kind not in wordings() or language not in LANGUAGES:
        raise NotFound(f"there is no mail '{kind}' in '{language}'")
    return wording_in(row_of(house, town), kind, language)


def wording_in(row: Mapping[str, Any], kind: str, language: str) -> Wording:
    """The same out of a town's row."""
    choices = Choices.read(row["choices"])
    usual = {"lead": ""} if kind == LETTER else own_words(kind, language)
    parts = [part for part in OWN_PARTS if part in usual]
    own = {part: choices.text(kind, language, part) for part in parts}
    fills = () if kind == LETTER else tuple(sorted(placeholders(kind, language)))
    return Wording(kind, language, own, {part: usual[part] for part in parts}, fills)


def save_wording(house: House, town: str, known: Wording, own: Flat, by: Author) -> int | None:
    """Keeps the town's own words of a mail; '' brings the house's back. ``known``: as it was. Returns the batch.

    Raises Overtaken where its words are others by now, and Faulty for a text of more than 4000 characters or a
    placeholder that nothing fills.
    """
    kind, language = known.kind, known.language
    faults = {part: fault for part in known.usual if (fault := _text_fault(known, own.get(part, "")))}
    if faults:
        raise Faulty(faults)
    with changing(house, town, by) as batch:
        row = batch.row("town", town)
        if wording_in(row, kind, language).own != known.own:
            raise Overtaken("town", town, {"choices": row["choices"]}, None)
        kept = dict(row["choices"])
        texts = json.loads(json.dumps(Choices.read(kept).texts))
        mine = {part: own.get(part, "") for part in known.usual if own.get(part)}
        texts.setdefault(kind, {})[language] = mine
        batch.update("town", town, {"choices": {**kept, "texts": _without_empty(texts)}})
    return batch.id


def _text_fault(known: Wording, text: str) -> tuple[str, Mapping[str, Any]] | None:
    if len(text) > LONGEST_TEXT:
        return "long", {"most": LONGEST_TEXT}
    marked = fill(text, dict.fromkeys(known.fills, ""))
    start = marked.find("{")
    if known.kind != LETTER and 0 <= start < marked.find("}", start):
        return "placeholder", {"what": marked[start : marked.find("}", start) + 1][:40]}
    return None


def preview(known: Wording, own: Flat) -> dict[str, str]:
    """Part -> text as it would be sent, with what is filled in shown between ‹ ›."""
    examples = {name: f"‹{name}›" for name in known.fills}
    return {part: fill(own.get(part) or usual, examples) for part, usual in known.usual.items()}


def _without_empty(texts: dict[str, Any]) -> dict[str, Any]:
    kept = {kind: {language: parts for language, parts in of.items() if parts} for kind, of in texts.items()}
    return {kind: of for kind, of in kept.items() if of}
