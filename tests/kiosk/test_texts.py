"""The screen says the same in every language."""

import re

import pytest

from kiosk.texts import texts, texts_for

LANGUAGES = ("nl", "fr", "en", "de")


def _names(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", sentence))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence(language: str) -> None:
    assert set(texts()[language]) == set(texts()["nl"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_the_same_names(language: str) -> None:
    for key, dutch in texts()["nl"].items():
        assert _names(texts()[language][key]) == _names(dutch), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_shouts(language: str) -> None:
    for key, sentence in texts()[language].items():
        assert sentence.strip() == sentence != "", key
        assert "!" not in sentence, key


def test_a_town_gets_only_the_languages_it_speaks() -> None:
    assert list(texts_for(("fr", "nl"))) == ["fr", "nl"]


def test_a_town_of_another_language_still_gets_words() -> None:
    assert list(texts_for(("lb",))) == ["nl"]
