"""The difference between two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from twin.domain.word_diff import Run, word_diff


def text_of(runs: list[Run], *kinds: str) -> str:
    return "".join(run.text for run in runs if run.kind in kinds)


def test_only_the_words_that_differ_are_marked() -> None:
    assert word_diff("Brood en gebak", "Brood en taart, elke dag") == [
        Run("same", "Brood en "),
        Run("gone", "gebak"),
        Run("new", "taart, elke dag"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_off_it(before: str, after: str) -> None:
    runs = word_diff(before, after)
    assert text_of(runs, "same", "gone") == before
    assert text_of(runs, "same", "new") == after


def test_two_novels_are_not_compared_word_by_word() -> None:
    assert [run.kind for run in word_diff("oud " * 3000, "nieuw " * 3000)] == ["gone", "new"]
