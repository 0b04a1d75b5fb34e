"""Which messages stand follows from the set of them: order and repetition change nothing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from twin.domain.alert import AlertWords
from twin.domain.alert_area import AlertArea
from twin.domain.alert_message import AlertMessage, AlertPart, Kind, standing

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def message(
    identifier: str,
    kind: Kind = "alert",
    *names: str,
    minute: int = 0,
    sender: str = "kcce",
    is_test: bool = False,
    is_own: bool = False,
) -> AlertMessage:
    sent = NOON + timedelta(minutes=minute)
    part = AlertPart("severe", {"nl": AlertWords("Water")}, sent, sent + timedelta(hours=1), AlertArea(True))
    return AlertMessage(
        (sender, identifier),
        kind,
        sent,
        "Crisiscentrum",
        is_test,
        () if kind == "cancel" else (part,),
        frozenset(("kcce", name) for name in names),
        is_own,
    )


def left(*messages: AlertMessage) -> set[str]:
    return {each.name[1] for each in standing(messages)}


@st.composite
def histories(draw: st.DrawFn) -> list[AlertMessage]:
    """A sender's messages; later ones name some of the earlier ones, or some that never came."""
    found: list[AlertMessage] = []
    for index in range(draw(st.integers(1, 7))):
        kind: Kind = draw(st.sampled_from(("alert", "update", "cancel"))) if index else "alert"
        earlier = st.sampled_from([*(str(i) for i in range(index)), "never"])
        names = draw(st.lists(earlier, min_size=1, max_size=3)) if kind != "alert" else []
        found.append(message(str(index), kind, *names, minute=index, is_test=draw(st.booleans())))
    return found


@given(messages=histories(), data=st.data())
def test_order_and_repetition_change_nothing(messages: list[AlertMessage], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations([*messages, *data.draw(st.lists(st.sampled_from(messages), max_size=5))]))
    assert left(*shuffled) == left(*messages)


@given(messages=histories())
def test_a_test_never_ends_what_is_real(messages: list[AlertMessage]) -> None:
    real = [each for each in messages if not each.is_test]
    assert left(*real) == {each.name[1] for each in standing(messages) if not each.is_test}


@given(messages=histories())
def test_what_a_message_names_does_not_stand_beside_it(messages: list[AlertMessage]) -> None:
    stood = left(*messages)
    for each in messages:
        if not each.is_test:
            assert stood.isdisjoint(name for _, name in each.references)


def test_an_update_takes_the_place_of_what_it_names() -> None:
    first, second = message("a"), message("b", "update", "a", minute=5)
    assert left(first, second) == left(second, first) == {"b"}


def test_a_cancel_ends_what_it_names_and_every_update_of_it() -> None:
    first, second = message("a"), message("b", "update", "a", minute=5)
    third = message("c", "update", "b", minute=6)
    assert left(first, second, third, message("x", "cancel", "a", minute=9)) == set()
    assert left(first, second, third, message("x", "cancel", "a", minute=5)) == {"c"}, "what is newer goes on"


def test_nobody_ends_what_another_sender_or_an_officer_said() -> None:
    foreign = message("x", "cancel", "a", minute=9, sender="elsewhere")
    assert left(message("a"), foreign) == {"a"}
    assert left(message("a", is_own=True), message("x", "cancel", "a", minute=9)) == {"a"}
    assert left(message("a", is_own=True), message("x", "update", "a", minute=9, is_own=True)) == {"x"}


def test_what_an_officer_ended_does_not_come_back_with_the_same_message() -> None:
    first = message("a")
    ended = AlertMessage(first.name, "alert", first.sent, "", False, first.parts, ended_at=NOON)
    assert left(ended) == set()
