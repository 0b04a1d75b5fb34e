"""Hours as a form: what is not touched stays as it was written."""

from datetime import date

import pytest

from tests.domain.hours_help import hours
from twin.domain.calendar import BELGIUM
from twin.domain.hours_form import Holidays, HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED, DayHours, Range
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_last_year import same_as_last_year
from twin.domain.hours_form_merge import both
from twin.domain.hours_form_sentence import told
from twin.domain.hours_form_words import rule_in_words
from twin.domain.phrase_book import LANGUAGES, catalogue

TEN_TO_ONE = DayHours("open", (Range(600, 780),))
LEAVE = Spell(date(2026, 7, 20), date(2026, 8, 2), CLOSED.with_comment("jaarlijks verlof"))
TODAY = date(2026, 11, 25)


def form(text: str) -> HoursForm:
    return HoursForm.of(hours(text))


def test_a_week_is_read_day_by_day() -> None:
    week = form("Tu-Fr 09:30-12:30,13:30-18:30; Sa 09:30-16:00; Su off").week
    assert week[0] == CLOSED
    assert week[1] == DayHours("open", (Range(570, 750), Range(810, 1110)))
    assert week[5] == DayHours("open", (Range(570, 960),))


def test_hours_added_to_a_day_are_one_day() -> None:
    assert form("Mo 09:00-12:00, Mo 11:00-14:00").week[0] == DayHours("open", (Range(540, 840),))


def test_changing_some_days_leaves_the_others_as_they_were_written() -> None:
    changed = form("Mo-Sa 09:00-18:00; Su 11:00+").with_days({1: TEN_TO_ONE, 2: TEN_TO_ONE})
    assert changed.text() == "Mo,Th-Sa 09:00-18:00; Tu-We 10:00-13:00; Su 11:00+"


def test_setting_a_day_to_what_it_is_changes_nothing() -> None:
    text = "Mo-Sa 09:00-18:00; Su,PH off"
    assert form(text).with_days({0: DayHours("open", (Range(540, 1080),)), 6: CLOSED}).text() == text


def test_past_midnight_is_the_night_of_that_day() -> None:
    bar = form("Fr-Sa 18:00-02:00")
    assert bar.week[4] == DayHours("open", (Range(1080, 1560),))
    late = DayHours("open", (Range(1080, 1500),))
    assert bar.with_days({3: late}).text() == "Th 18:00-01:00; Fr-Sa 18:00-02:00"


def test_by_appointment_speaks_the_shopkeepers_language() -> None:
    by_appointment = DayHours("by_appointment", (Range(540, 720),))
    said = form("Tu-Fr 09:00-12:00").with_days({0: by_appointment}, "fr")
    assert said.text() == 'Mo 09:00-12:00 "sur rendez-vous"; Tu-Fr 09:00-12:00'
    assert said.week[0] == by_appointment.with_comment("sur rendez-vous")


def test_a_shop_that_would_never_be_open_is_refused_in_words() -> None:
    with pytest.raises(HoursFault) as fault:
        form("Mo 09:00-12:00").with_days({0: CLOSED})
    assert fault.value.in_language("nl").startswith("Zo bent u nooit open.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mo-Sa 09:00-18:00", "unsaid"),
        ("Mo-Sa 09:00-18:00; Su,PH off", "closed"),
        ("Mo-Sa 09:00-18:00; PH 10:00-12:00", "hours"),
        ("Mo-Su,PH 09:00-18:00", "usual"),
        ("Mo-Sa 09:00-18:00; PH Mo-Sa 09:00-18:00; PH Su off", "usual"),
        ("Mo-Fr,PH 09:00-12:00; Sa 09:00-11:00", "mixed"),
        ("Mo-Fr 09:00-12:00; Apr-Sep Su 10:00-12:00; PH off", "closed"),
    ],
)
def test_what_holds_on_holidays_is_read(text: str, kind: str) -> None:
    assert form(text).holidays.kind == kind


def test_a_changed_week_leaves_the_holidays_closed() -> None:
    changed = form("Mo-Sa 09:00-18:00; Su,PH off").with_days({6: TEN_TO_ONE})
    assert changed.text() == "Mo-Sa 09:00-18:00; Su 10:00-13:00; PH off"


def test_holidays_that_are_as_usual_follow_the_week() -> None:
    changed = form("Mo-Su,PH 09:00-18:00").with_days({6: TEN_TO_ONE})
    assert changed.holidays == Holidays("usual")


def test_holidays_of_several_kinds_survive_a_changed_week() -> None:
    changed = form("Mo-Fr,PH 09:00-12:00; Sa 09:00-11:00").with_days({5: TEN_TO_ONE})
    assert changed.text().endswith("PH Mo-Fr,Su 09:00-12:00; PH Sa 09:00-11:00")


def test_holidays_in_general_are_set_below_the_days_with_a_date() -> None:
    text = 'Mo-Sa 09:00-18:00; 2026 Dec 25 off "Kerstmis"'
    assert form(text).with_holidays("closed").text() == 'Mo-Sa 09:00-18:00; PH off; 2026 Dec 25 off "Kerstmis"'
    assert form(text).with_holidays("closed").with_holidays("unsaid").text() == text


def test_leave_comes_and_goes() -> None:
    with_leave = form("Mo-Sa 09:00-18:00").with_spell(LEAVE)
    assert with_leave.text() == 'Mo-Sa 09:00-18:00; 2026 Jul 20-2026 Aug 02 off "jaarlijks verlof"'
    assert with_leave.spells == (LEAVE,)
    assert with_leave.without(LEAVE.first, LEAVE.last).text() == "Mo-Sa 09:00-18:00"


def test_the_last_word_on_a_day_holds() -> None:
    christmas = date(2026, 12, 25)
    said = form("Mo-Sa 09:00-18:00").with_spell(Spell(christmas, christmas, TEN_TO_ONE))
    said = said.with_spell(Spell(date(2026, 12, 24), date(2027, 1, 2), CLOSED))
    spell = said.spell_on(christmas)
    assert spell is not None
    assert spell.hours == CLOSED


def test_of_several_dates_in_a_rule_one_can_go() -> None:
    text = "Mo-Sa 09:00-18:00; 2026 Dec 24,2026 Dec 31 off"
    eve = date(2026, 12, 24)
    assert form(text).without(eve, eve).text() == "Mo-Sa 09:00-18:00; 2026 Dec 31 off"


def test_the_29th_of_february_is_a_day_like_others_in_a_leap_year() -> None:
    leap = Spell(date(2028, 2, 29), date(2028, 2, 29), CLOSED)
    said = form("Mo-Su 09:00-18:00").with_spell(leap)
    assert HoursForm.of(hours(said.text())).spells == (leap,)
    assert form("Mo-Su 09:00-18:00; 2027 Feb 29 off").spells == ()


def test_what_has_no_field_is_kept_and_goes_only_on_purpose() -> None:
    text = 'Mo-Fr 09:00-12:00; Su[1] 10:00-12:00; SH Mo off || "op afspraak"'
    kept = form(text)
    assert [rule_in_words(rule, "nl") for rule in kept.kept] == [
        "Eerste zondag van de maand: 10 tot 12 uur",
        "Schoolvakanties op maandag: gesloten",
        "Anders: op afspraak",
    ]
    assert kept.with_days({0: TEN_TO_ONE}).kept == kept.kept
    assert kept.without_kept().text() == "Mo-Fr 09:00-12:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_rule_has_words_in_every_language(language: str) -> None:
    odd = (
        "Mo-Fr sunrise-(sunset+01:00); 2026+ Su[-1] 10:00+; week 10-12 Mo off; easter -2 days off;"
        " PH -1 day 09:00-12:00;"
        ' Dec 24-26 off; Jul-Aug "wisselend"; Su unknown || 10:00-12:00 "op afspraak"'
    )
    for rule in hours(odd).rules:
        said = rule_in_words(rule, language)
        assert said
        assert "{" not in said


def test_the_faults_and_words_are_the_same_in_every_language() -> None:
    shapes = {language: _shape(catalogue(language, "hours_form")) for language in LANGUAGES}
    assert all(shape == shapes["nl"] for shape in shapes.values())


def _shape(texts: object) -> object:
    return {key: _shape(value) for key, value in texts.items()} if isinstance(texts, dict) else None


def test_old_leave_goes_after_a_year() -> None:
    text = "Mo-Sa 09:00-18:00; 2024 Jul 20-31 off; 2026 Jul 20-31 off"
    assert form(text).without_past(TODAY).text() == "Mo-Sa 09:00-18:00; 2026 Jul 20-31 off"


def test_the_same_as_last_year_keeps_weekday_holiday_and_school_holiday() -> None:
    text = (
        "Mo-Sa 09:00-18:00; 2026 Jul 20-2026 Aug 02 off; 2026 Apr 06 off; 2026 Apr 04-11 off;"
        ' 2026 Nov 09-2026 Nov 10 off "wegens ziekte"'
    )
    again = same_as_last_year(form(text), TODAY, BELGIUM)
    assert [(each.first, each.last) for each in again] == [
        (date(2027, 7, 19), date(2027, 8, 1)),  # Monday to Sunday again
        (date(2027, 3, 29), date(2027, 3, 29)),  # Easter Monday
        (date(2027, 3, 27), date(2027, 4, 3)),  # the Saturday before the spring holiday, as this year
    ]


def test_the_same_as_last_year_says_nothing_twice() -> None:
    said = form("Mo-Sa 09:00-18:00; 2026 Jul 20-2026 Aug 02 off")
    for spell in same_as_last_year(said, TODAY, BELGIUM):
        said = said.with_spell(spell)
    assert same_as_last_year(said, TODAY, BELGIUM) == ()


def test_two_people_who_touch_different_parts_both_get_their_way() -> None:
    base = form("Mo-Sa 09:00-18:00; PH off")
    merged = both(base, base.with_days({0: TEN_TO_ONE}), base.with_spell(LEAVE).with_days({1: TEN_TO_ONE}))
    assert merged is not None
    assert merged.week[:2] == (TEN_TO_ONE, TEN_TO_ONE)
    assert merged.spells == (LEAVE,)


def test_two_people_who_touch_the_same_day_must_choose() -> None:
    base = form("Mo-Sa 09:00-18:00; PH off")
    assert both(base, base.with_days({0: TEN_TO_ONE}), base.with_days({0: CLOSED})) is None
    overlapping = Spell(date(2026, 7, 25), date(2026, 8, 9), CLOSED)
    assert both(base, base.with_spell(LEAVE), base.with_spell(overlapping)) is None


def test_the_visitor_reads_the_week_and_what_differs() -> None:
    shop = hours('Tu-Th 09:30-12:30,13:30-18:30; Fr-Sa 09:30-18:00; PH off; 2026 Dec 28-2027 Jan 03 off "verlof"')
    said = told(shop, date(2026, 12, 20), "nl")
    assert said.week == (
        "Maandag: gesloten.",
        "Dinsdag tot donderdag: 9.30 tot 12.30 uur en 13.30 tot 18.30 uur.",
        "Vrijdag en zaterdag: 9.30 tot 18 uur.",
        "Zondag: gesloten.",
    )
    assert said.days[0] == "Vrijdag 25 december: gesloten (Kerstmis)."
    assert said.days[1].startswith("Dinsdag 29 december tot en met zaterdag 2 januari: gesloten")
    assert told(None, TODAY, "nl").week == ("De uren zijn nog niet bekend.",)
