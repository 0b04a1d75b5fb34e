"""Every sentence of the site is there in French, English and German."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from twin.config import ROOT
from twin.web.languages import CATALOGUES

LANGUAGES = ("fr", "en", "de")
METHODS = [("twin/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
# the voice of the house, word for word; the states of shops are in twin/domain/phrases
VOICE = {
    "Licht aan = open": ("Lumière allumée = ouvert", "Light on = open", "Licht an = offen"),
    "Nu": ("Maintenant", "Now", "Jetzt"),
    "Vanavond": ("Ce soir", "Tonight", "Heute Abend"),
    "Ander moment": ("Autre moment", "Another time", "Andere Zeit"),
    "Tekening, nog geen foto": ("Dessin, pas encore de photo", "Drawing, no photo yet", "Zeichnung, noch kein Foto"),
}


def catalogue(language: str) -> Catalog:
    """The catalogues of all rooms in one; a sentence that two rooms use stands in both, in the same words."""
    whole = Catalog(locale=language)
    for folder in CATALOGUES:
        with (folder / language / "LC_MESSAGES/messages.po").open("rb") as file:
            for message in messages(read_po(file, locale=language)):
                known = whole.get(message.id)
                assert known is None or known.string == message.string, f"{message.id} in two ways, also in {folder}"
                whole[message.id] = message
    return whole


def messages(found: Catalog) -> list[Message]:
    return [message for message in found if message.id]


def as_tuple(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (str(words),)


@pytest.fixture(scope="module")
def used() -> set[tuple[str, ...]]:
    """Every msgid (with its plural) in code and templates."""
    found = set()
    for folder, methods in ((ROOT / "twin", [("**.py", "python")]), (ROOT / "templates", [("**.html", "jinja2")])):
        for _file, _line, message, _comments, _context in extract_from_dir(Path(folder), methods, {}, KEYWORDS):
            found.add(as_tuple(message))
    return found


def test_no_line_of_french_begins_with_the_sign_that_ends_a_sentence() -> None:
    """French puts a space before ? ! ; : and inside « »: a hard one, which never breaks a line."""
    said = [each for message in messages(catalogue("fr")) for each in as_tuple(message.string)]
    for file in (*(ROOT / "twin/services/words").glob("*.toml"), ROOT / "twin/services/everywhere/words.toml"):
        said += re.findall(r'"(.*)"', file.read_text("utf-8"))
    assert [each for each in said if re.search(r"« | »| [?!;:](\s|$)", each)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_none_is_left_over(language: str, used: set[tuple[str, ...]]) -> None:
    assert {as_tuple(message.id) for message in messages(catalogue(language))} == used


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_doubtful(language: str) -> None:
    for message in messages(catalogue(language)):
        assert all(as_tuple(message.string)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_the_same_values(language: str) -> None:
    for message in messages(catalogue(language)):
        values = {name for text in as_tuple(message.id) for name in re.findall(r"%\((\w+)\)", text)}
        for text in as_tuple(message.string):
            assert set(re.findall(r"%\((\w+)\)", text)) == values, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_shouts(language: str) -> None:
    assert [message.id for message in messages(catalogue(language)) if "!" in "".join(as_tuple(message.string))] == []


@pytest.mark.parametrize("dutch", VOICE)
def test_the_voice_of_the_house_is_kept(dutch: str) -> None:
    said = tuple(catalogue(language).get(dutch).string for language in LANGUAGES)  # type: ignore[union-attr]  # a missing one fails here
    assert said == VOICE[dutch]
