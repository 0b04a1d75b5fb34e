"""When the glass of a screen is off: the machine's own hours, the officer's, and what outranks both."""

import pytest

from deploy.screen.glass import Light, hours, share_of, wanted

NIGHT = hours("23:00-06:00")
AT_NIGHT, BY_DAY = 2 * 60, 14 * 60


def test_the_glass_is_off_in_its_off_hours_and_on_in_the_morning() -> None:
    assert wanted(NIGHT, 23 * 60, None) is Light.OFF
    assert wanted(NIGHT, 6 * 60 - 1, None) is Light.OFF
    assert wanted(NIGHT, 6 * 60, None) is Light.ON
    assert wanted(hours("12:00-13:00"), 12 * 60 + 59, None) is Light.OFF


def test_without_off_hours_it_never_goes_off_by_itself() -> None:
    assert wanted(None, AT_NIGHT, None) is Light.ON


def test_in_the_officers_quiet_hours_only_the_backlight_goes_so_that_a_touch_still_counts() -> None:
    assert wanted(None, AT_NIGHT, {"dark": True, "alert": False, "clock_trusted": True}) is Light.DIM


def test_an_emergency_lights_the_glass_in_the_middle_of_the_night() -> None:
    assert wanted(NIGHT, AT_NIGHT, {"dark": True, "alert": True, "clock_trusted": True}) is Light.ON


def test_a_clock_that_nobody_trusts_turns_no_glass_off() -> None:
    assert wanted(NIGHT, AT_NIGHT, {"dark": False, "alert": False, "clock_trusted": False}) is Light.ON
    assert wanted(NIGHT, BY_DAY, {"dark": False, "alert": False, "clock_trusted": True}) is Light.ON


def test_the_backlight_follows_the_sun_as_the_page_says_and_nothing_senseless() -> None:
    assert share_of({"brightness": 0.55}) == 0.55
    for told in (None, {}, {"brightness": 0}, {"brightness": True}, {"brightness": "0.5"}, {"brightness": 7}):
        assert share_of(told) == 1.0


@pytest.mark.parametrize("words", ["23:00", "23-06", "24:00-06:00", "23:60-06:00", "06:00-06:00", "late"])
def test_hours_that_are_none_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        hours(words)
