"""The law of searching: the vectors that the browser is held to as well, and what holds for any text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin.domain.search import index_of, is_near, words_of

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent.parent / "shared" / "search.json").read_text("utf-8"))
SOME_SHOPS = index_of(
    [
        (["Bakkerij De Korenaar"], ["Bakker"], ["brood", "pain"], ["Groenlaan 14"]),
        (["Café De Graaf"], ["Café"], ["bier"], ["Markt 3A"]),
    ]
)


@pytest.mark.parametrize(("text", "words"), VECTORS["words"])
def test_a_text_becomes_bare_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(("word", "token", "near"), VECTORS["near"])
def test_a_slip_of_the_finger_is_near_and_another_word_is_not(word: str, token: str, near: bool) -> None:
    assert is_near(word, token) is near


@given(st.text())
def test_the_words_of_words_are_the_same_words(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


@given(st.text(max_size=400))
def test_no_text_breaks_the_search_and_it_finds_only_what_is_there(query: str) -> None:
    assert set(SOME_SHOPS.scores(query)) <= {0, 1}


@given(st.text(alphabet="abcdekr", min_size=4, max_size=10), st.integers(0, 8), st.sampled_from("abcdekr"))
def test_one_wrong_letter_in_a_word_of_four_or_more_is_always_forgiven(word: str, place: int, letter: str) -> None:
    place %= len(word)
    assert is_near(word[:place] + letter + word[place + 1 :], word)


@given(st.text(alphabet="abcdekr", min_size=4, max_size=10), st.integers(0, 8))
def test_two_swapped_letters_in_a_word_of_four_or_more_are_always_forgiven(word: str, place: int) -> None:
    place %= len(word) - 1
    assert is_near(word[:place] + word[place + 1] + word[place] + word[place + 2 :], word)


@given(st.text(alphabet="abcdekr ", max_size=12))
def test_one_more_word_never_finds_more_shops(query: str) -> None:
    assert set(SOME_SHOPS.scores(query + " graaf")) <= set(SOME_SHOPS.scores(query))


def test_whoever_has_the_word_in_its_name_comes_before_whoever_sells_it() -> None:
    index = index_of([(["Weg"], [], ["bier"], []), (["Bier"], [], [], [])])
    scores = index.scores("bier")
    assert scores[1] < scores[0]


def test_only_the_first_twelve_words_and_three_hundred_letters_count() -> None:
    assert set(SOME_SHOPS.scores("bakker " * 12 + "zzzz")) == {0}
    assert set(SOME_SHOPS.scores("bakker" + " " * 300 + "zzzz")) == {0}
