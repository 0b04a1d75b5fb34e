"""The merge by field: a person's word outranks a folder's, and nothing either of them said gets lost unseen."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from twin.domain.merging import Conflict, merge, put_in

VALUE = st.none() | st.sampled_from(["a", "b", "c"])
WORDS = st.dictionaries(st.sampled_from(["nl", "fr"]), st.sampled_from(["a", "b", "c"]))
ROW = st.fixed_dictionaries({"phone": VALUE, "lon": VALUE, "lat": VALUE, "texts": WORDS})
DOOR = (("lon", "lat"),)


def test_what_only_the_folder_changed_is_taken_and_what_only_people_changed_is_kept() -> None:
    base = {"phone": "1", "email": "x"}
    merged = merge(base, {"phone": "2", "email": "x"}, {"phone": "1", "email": "y"})
    assert merged.taken == {"email": "y"}
    assert merged.conflicts == ()


def test_where_both_changed_the_question_names_all_three_words() -> None:
    merged = merge({"phone": "1"}, {"phone": "2"}, {"phone": "3"})
    assert merged.taken == {}
    assert merged.conflicts == (Conflict("phone", {"phone": "2"}, {"phone": "3"}, {"phone": "1"}),)


def test_texts_are_merged_language_by_language() -> None:
    base = {"texts": {"nl": "brood", "fr": "pain"}}
    ours = {"texts": {"nl": "brood en gebak", "fr": "pain"}}
    theirs = {"texts": {"nl": "brood", "fr": "du pain", "en": "bread"}}
    assert merge(base, ours, theirs).taken == {"texts": {"nl": "brood en gebak", "fr": "du pain", "en": "bread"}}
    assert merge(base, ours, {"texts": {"nl": "brood"}}).taken == {"texts": {"nl": "brood en gebak"}}


def test_a_door_is_never_half_moved() -> None:
    merged = merge({"lon": 1, "lat": 1}, {"lon": 1, "lat": 2}, {"lon": 3, "lat": 1}, DOOR)
    assert merged.taken == {}
    assert [each.field for each in merged.conflicts] == ["lon"]
    assert merged.conflicts[0].theirs == {"lon": 3, "lat": 1}


def after(ours: dict[str, Any], taken: Any) -> dict[str, Any]:
    return {**ours, **taken}


@given(base=ROW, ours=ROW, theirs=ROW)
def test_who_did_not_change_anything_gets_the_others_word(base: Any, ours: Any, theirs: Any) -> None:
    assert after(base, merge(base, base, theirs, DOOR).taken) == theirs
    assert merge(base, ours, base, DOOR) == merge(ours, ours, ours, DOOR)


@given(base=ROW, ours=ROW, theirs=ROW)
def test_a_second_reading_of_the_same_folder_changes_nothing_and_asks_nothing(
    base: Any, ours: Any, theirs: Any
) -> None:
    once = after(ours, merge(base, ours, theirs, DOOR).taken)
    again = merge(theirs, once, theirs, DOOR)
    assert (again.taken, again.conflicts) == ({}, ())


@given(base=ROW, ours=ROW, theirs=ROW)
def test_an_officer_who_answers_every_question_for_the_folder_gets_all_it_changed(
    base: Any, ours: Any, theirs: Any
) -> None:
    merged = merge(base, ours, theirs, DOOR)
    row = after(ours, merged.taken)
    for each in merged.conflicts:
        row = after(row, put_in(row, each.theirs))
    mine = merge(base, base, theirs, DOOR).taken
    for name in mine:
        if name != "texts":
            assert row[name] == theirs[name]
    assert all(row["texts"].get(key) == theirs["texts"].get(key) for key in theirs["texts"].keys() - base["texts"])
