"""14,057 values from OpenStreetMap that a strict parser rejects: read, refused with a guess, or refused."""

from collections import Counter
from pathlib import Path

import pytest

from tests.domain.hours_help import hours
from twin.domain.hours import InvalidHours

VALUES = "osm-real/opening_hours_invalid_values_real.txt"


@pytest.fixture(scope="module")
def values(real_data: Path) -> list[str]:
    return [line for line in (real_data / VALUES).read_text("utf-8").split("\n") if line]


def _refusal(value: str) -> InvalidHours | None:
    try:
        hours(value)
    except InvalidHours as refusal:
        return refusal
    return None


@pytest.mark.real_data
def test_no_real_value_is_more_than_a_refusal(values: list[str]) -> None:
    fate: Counter[str] = Counter()
    for value in values:
        refusal = _refusal(value)
        if refusal is None:
            text = str(hours(value))
            assert str(hours(text)) == text
            fate["understood"] += 1
        else:
            assert 0 <= refusal.position <= len(value)
            assert refusal.suggestion is None or str(hours(refusal.suggestion)) == refusal.suggestion
            fate["suggested" if refusal.suggestion else "refused"] += 1
    assert fate["understood"] > 5500
    assert fate["suggested"] > 700
    assert fate.total() == len(values)
