"""What people really write: read when it can mean one thing, refused in plain words when it cannot."""

import pytest

from tests.domain.hours_help import hours
from twin.domain.hours import InvalidHours
from twin.domain.phrase_book import LANGUAGES

UNDERSTOOD = {
    # strict, and left as it is
    "24/7": "24/7",
    "Mo-Fr 09:00-12:00,13:30-18:00; Sa 09:00-12:00; Su,PH off": (
        "Mo-Fr 09:00-12:00,13:30-18:00; Sa 09:00-12:00; Su,PH off"
    ),
    "11:00+": "11:00+",
    "Mo 11:00-14:00+": "Mo 11:00-14:00+",
    "(sunrise+01:00)-(sunset-00:30)": "(sunrise+01:00)-(sunset-00:30)",
    "Mo 10:00-sunset": "Mo 10:00-sunset",
    'Mo-Fr 09:00-12:00 || "op afspraak"': 'Mo-Fr 09:00-12:00 || "op afspraak"',
    'PH off "feestdag"': 'PH off "feestdag"',
    "Mo 11:00-02:00": "Mo 11:00-02:00",
    # Dutch
    "ma-vr 9-18u": "Mo-Fr 09:00-18:00",
    "ma-vr 9u-18u": "Mo-Fr 09:00-18:00",
    "ma-vr 9u30-18u15": "Mo-Fr 09:30-18:15",
    "maandag tot vrijdag 9.00-12.00 en 13.30-18.00": "Mo-Fr 09:00-12:00,13:30-18:00",
    "maandag t/m vrijdag van 9 tot 18 uur": "Mo-Fr 09:00-18:00",
    "ma, wo, vr 9:00-12:00": "Mo,We,Fr 09:00-12:00",
    "di 13-18 u; wo-za 9-12 u; zo gesloten": "Tu 13:00-18:00; We-Sa 09:00-12:00; Su off",
    "gesloten op zondag": "Su off",
    "zondag en maandag gesloten": "Su,Mo off",
    "feestdagen gesloten": "PH off",
    "dagelijks 7-19 uur": "Mo-Su 07:00-19:00",
    "25 december gesloten": "Dec 25 off",
    "24-26 dec gesloten": "Dec 24-26 off",
    "24 dec - 2 jan gesloten": "Dec 24-Jan 02 off",
    "1 mei gesloten": "May 01 off",
    "Ma-Do 10:00-14:00, 16:00-20:00": "Mo-Th 10:00-14:00,16:00-20:00",
    # French
    "lun-sam 10h-19h": "Mo-Sa 10:00-19:00",
    "du lundi au vendredi 9h30 à 18h": "Mo-Fr 09:30-18:00",
    "lundi au vendredi de 9h30 à 18h00": "Mo-Fr 09:30-18:00",
    "mardi à samedi 9h-12h et 14h-18h30": "Tu-Sa 09:00-12:00,14:00-18:30",
    "fermé le dimanche": "Su off",
    "mar-sam 9h-18h; dim fermé": "Tu-Sa 09:00-18:00; Su off",
    "lundi 14h-18h30, mardi 8h30-12h": "Mo 14:00-18:30, Tu 08:30-12:00",
    # German
    "Mo-Fr 9-18 Uhr": "Mo-Fr 09:00-18:00",
    "Montag bis Freitag 9:00-12:30 und 14:00-18:00 Uhr": "Mo-Fr 09:00-12:30,14:00-18:00",
    "Mo, Di, Do-Fr 8-12 Uhr": "Mo,Tu,Th-Fr 08:00-12:00",
    "So geschlossen": "Su off",
    "Do - So 17-23 Uhr": "Th-Su 17:00-23:00",
    "Mi 14.30-18.00 Uhr": "We 14:30-18:00",
    # English
    "Mon-Fri 9am-5:30pm": "Mo-Fr 09:00-17:30",
    "Monday to Friday 9:00 AM - 5:00 PM": "Mo-Fr 09:00-17:00",
    "Mon - Thurs: 11:30am - 10pm; Fri & Sat: 11:30am - 11pm": "Mo-Th 11:30-22:00; Fr,Sa 11:30-23:00",
    "Sun-Wed 11AM-12AM": "Su-We 11:00-24:00",
    "daily 12pm-2am": "Mo-Su 12:00-02:00",
    "Closed Sunday": "Su off",
    "Saturday, 8am-3pm": "Sa 08:00-15:00",
    "9:00-17:00, Monday-Friday": "Mo-Fr 09:00-17:00",
    "9 AM-3 PM Mon-Fri; 10 AM-2 PM Sat": "Mo-Fr 09:00-15:00; Sa 10:00-14:00",
    # signs and spaces
    "09.00-12.00": "09:00-12:00",
    "Mo - Fr 9:00 - 18:00": "Mo-Fr 09:00-18:00",
    "Mo-Fr 09:00\u201312:00": "Mo-Fr 09:00-12:00",
    "Mo\u2014Fr 09:00 \u2014 12:00": "Mo-Fr 09:00-12:00",
    "Mo-Fr  09:00-12:00 ;": "Mo-Fr 09:00-12:00",
    ";; Mo-Fr 09:00-12:00": "Mo-Fr 09:00-12:00",
    "Mo-Fr: 09:00-12:00": "Mo-Fr 09:00-12:00",
    "MO-FR 09:00-12:00": "Mo-Fr 09:00-12:00",
    "mo-fr 0900-1730": "Mo-Fr 09:00-17:30",
    "Mo-Fr 0800-2000": "Mo-Fr 08:00-20:00",
    "Mo, We 10:00-12:00": "Mo,We 10:00-12:00",
    "Mo-Fr 08:00-12:00 13:00-17:00": "Mo-Fr 08:00-12:00,13:00-17:00",
    "Mo-Fr 08:00-12:00 / 13:00-17:00": "Mo-Fr 08:00-12:00,13:00-17:00",
    "Mo-Fr 7:15-12:00 + 13:30-17:00": "Mo-Fr 07:15-12:00,13:30-17:00",
    "Mo-Fr 08:00-18:00 Sa 09:00-12:00": "Mo-Fr 08:00-18:00; Sa 09:00-12:00",
    "Mo-Fr 08:00-12:00,13:00-17:00, Sa 09:00-12:00": "Mo-Fr 08:00-12:00,13:00-17:00, Sa 09:00-12:00",
    "Mo-Fr. 8:00-18:00, Sa. 8:00-12:00": "Mo-Fr 08:00-18:00, Sa 08:00-12:00",
    "08:00-20:00 Apr-Sep; 8:00-16:00 Oct-Mar": "Apr-Sep 08:00-20:00; Oct-Mar 08:00-16:00",
    "Mo-Fr 9-12, 13-17": "Mo-Fr 09:00-12:00,13:00-17:00",
    "24 / 7": "24/7",
    "Mo-Su 00:00-24:00": "Mo-Su 00:00-24:00",
    "Mo 20:00-00:00": "Mo 20:00-24:00",
    "18:00-2:00": "18:00-02:00",
    "closed": "off",
    "Mo closed": "Mo off",
    "Mo open": "Mo open",
    "Mo-Fr 9:00-12:00 | Sa 9:00-11:00": "Mo-Fr 09:00-12:00; Sa 09:00-11:00",
    "Mo-Fr 9:00-12:00. Sa 9:00-11:00.": "Mo-Fr 09:00-12:00; Sa 09:00-11:00",
    "Mo-Fr 9:00-12:00 / Sa 9:00-11:00": "Mo-Fr 09:00-12:00; Sa 09:00-11:00",
    "Fr/Sa 9:00-12:00": "Fr,Sa 09:00-12:00",
    "Di+Do 8-12 Uhr": "Tu,Th 08:00-12:00",
    "Mo-Fr=09:00--12:00": "Mo-Fr 09:00-12:00",
    "opening_hours=Mo-Fr 09:00-12:00": "Mo-Fr 09:00-12:00",
    "11：30～15：00、17：00～22：00": "11:30-15:00,17:00-22:00",
    # day and night, every day, noon and midnight, an end that nobody knows
    "24h": "00:00-24:00",
    "24h/24": "00:00-24:00",
    "24 hours a day, 7 days a week": "Mo-Su 00:00-24:00",
    "24h/7j": "24/7",
    "Non-stop": "24/7",
    "12-24h": "12:00-24:00",
    "alle dagen van 9u tot 18u": "Mo-Su 09:00-18:00",
    "tous les jours de 9h à 18h": "Mo-Su 09:00-18:00",
    "jeden Tag 9-18 Uhr": "Mo-Su 09:00-18:00",
    "9h-18h, 7j/7": "Mo-Su 09:00-18:00",
    "weekdays 9am-5pm; weekend 10am-4pm": "Mo-Fr 09:00-17:00; Sa-Su 10:00-16:00",
    "week-end 10h-16h": "Sa-Su 10:00-16:00",
    "Sun noon-5pm; Mon-Sat 10am-midnight": "Su 12:00-17:00; Mo-Sa 10:00-24:00",
    "Weekends, noon to 6PM": "Sa-Su 12:00-18:00",
    "Fr 20-2": "Fr 20:00-02:00",
    "lundi 9h-midi": "Mo 09:00-12:00",
    "8a-11p": "08:00-23:00",
    "9:30 a.m - 530 p.m.": "09:30-17:30",
    "0900-1700 hrs": "09:00-17:00",
    "Mo-Sa 17:00-late": "Mo-Sa 17:00+",
    "ma-za vanaf 10u, zo gesloten": "Mo-Sa 10:00+, Su off",
    "So: ab 17:30 Uhr": "Su 17:30+",
    # exceptions, closing days, appointments
    "10h-19h sauf mardi": "10:00-19:00; Tu off",
    "alle dagen 9u-18u behalve op zondag": "Mo-Su 09:00-18:00; Su off",
    "9am-5pm (except Sundays)": "09:00-17:00; Su off",
    "11am-9pm (closed Mondays)": "11:00-21:00; Mo off",
    "Di-Sa 8-18 Uhr; Montag Ruhetag": "Tu-Sa 08:00-18:00; Mo off",
    "Mo-Fr 9:00-18:00; public holidays closed": "Mo-Fr 09:00-18:00; PH off",
    "fermé dimanche et jours fériés": "Su,PH off",
    "11:00-15:00 (Mo-Fr)": "Mo-Fr 11:00-15:00",
    "10:00-18:00 Mon-Fri, 9:00-12:00 Sat": "Mo-Fr 10:00-18:00, Sa 09:00-12:00",
    "10:00-18:00 Mon-Sat, closed Sun": "Mo-Sa 10:00-18:00, Su off",
    "op afspraak": '"op afspraak"',
    "ma-vr 9u-12u en op afspraak": 'Mo-Fr 09:00-12:00 || "op afspraak"',
    "Mo-Fr 9:00-12:00 oder nach Vereinbarung": 'Mo-Fr 09:00-12:00 || "nach Vereinbarung"',
    "mar-ven 9h-12h, sam sur rendez-vous": 'Tu-Fr 09:00-12:00, Sa "sur rendez-vous"',
    # other languages, as far as ours do not explain the text
    "De lunes a viernes 9:00-14:00 y 17:00-20:00. Domingo cerrado": "Mo-Fr 09:00-14:00,17:00-20:00; Su off",
    "Lunedì chiuso; mar-sab 9:00-12:30 e 15:00-19:00": "Mo off; Tu-Sa 09:00-12:30,15:00-19:00",
    "Segunda a sexta das 9h às 18h": "Mo-Fr 09:00-18:00",
    "pon.-pt. 8-20, sob. 8-13": "Mo-Fr 08:00-20:00, Sa 08:00-13:00",
    # dates
    "Dec 25,26 off": "Dec 25,Dec 26 off",
    "2026 Dec 25,26 off": "2026 Dec 25,2026 Dec 26 off",
    "Dec 24: 09:00-12:00": "Dec 24 09:00-12:00",
    "Dec 24-26 off": "Dec 24-26 off",
    "2026 Dec 20-Jan 05 off": "2026 Dec 20-2027 Jan 05 off",
    "week 1-10 Mo 10:00-12:00": "week 01-10 Mo 10:00-12:00",
    "week 50-51/2 Mo 10:00-12:00": "week 50 Mo 10:00-12:00",
    "2026-2028/2 Mo 10:00-12:00": "2026-2028/2 Mo 10:00-12:00",
    "Su[1-3] 10:00-12:00": "Su[1,2,3] 10:00-12:00",
    "PH -1 day 10:00-16:00": "PH -1 day 10:00-16:00",
}


@pytest.mark.parametrize(("written", "meant"), UNDERSTOOD.items())
def test_what_can_mean_one_thing_is_understood(written: str, meant: str) -> None:
    assert str(hours(written)) == meant


REFUSED = {
    # text -> (what is wrong, position of the word that is wrong, suggestion)
    "": ("empty", 0, None),
    "   ": ("empty", 0, None),
    "M-F 9:00-17:00": ("single_letter", 0, "Mo-Fr 09:00-17:00"),
    "Mo-Fr 7:30-5:00": ("morning_or_evening", 6, "Mo-Fr 07:30-17:00"),
    "Mo-Fr 9-5": ("morning_or_evening", 6, "Mo-Fr 09:00-17:00"),
    "Mo-Fr 8-12": ("morning_or_evening", 6, "Mo-Fr 08:00-12:00"),
    "8:00-12:00, 1:00-5:00": ("morning_or_evening", 12, "08:00-12:00,13:00-17:00"),
    "11:00-2:00": ("morning_or_evening", 0, "11:00-14:00"),
    "11:00-10:00": ("morning_or_evening", 0, "11:00-22:00"),
    "9-5pm": ("one_half_of_day", 0, "09:00-17:00"),
    "1-5 pm": ("one_half_of_day", 0, "13:00-17:00"),
    "12:00-6:00 pm": ("one_half_of_day", 0, "12:00-18:00"),
    "3:30pm-8:00": ("one_half_of_day", 0, "15:30-20:00"),
    "Mo Fr 9:00-12:00": ("days_without_comma", 3, None),
    "Su PH 09:00-12:00": ("days_without_comma", 3, "Su,PH 09:00-12:00"),
    "Mo-Fr 09:00 18:00": ("single_time", 6, "Mo-Fr 09:00-18:00"),
    "Mo-Fr 9:00-17:00; by appointment": ("overrides_all", 18, 'Mo-Fr 09:00-17:00 || "by appointment"'),
    "every day 9-5pm": ("one_half_of_day", 10, "Mo-Su 09:00-17:00"),
    "Mo-Mo 09:00-12:00": ("backwards", 0, None),
    "de domingo a domingo 9:00-12:00": ("backwards", 3, None),
    "6:00-22:00 9:00-18:00 Sunday": ("order", 0, None),
    "9:00-12:00 Mo, 14:00-18:00, 9:00-12:00 Tu": ("order", 15, None),
    "Mo-Fr 9:00-18:00. We 14:00-20:00": ("separator_missing", 18, None),
    "Montag Ruhetag (außer Feiertage)": ("unknown_word", 7, None),
    "9h-12h sauf samedi après-midi": ("unknown_word", 7, None),
    "lu-do 9:00-12:00": ("mixed_languages", 0, None),  # Spanish, or two languages of Belgium
    "9:00-18:00 non-stop": ("unknown_word", 11, None),
    "Mo-Fr 09:00-18:00; Su-": ("unfinished_range", 21, None),
    "Mo-Fr 09:00-": ("unfinished", 12, None),
    "Mo-Fr": ("no_times", 0, None),
    "Monday; 7:00AM-2:00PM": ("no_times", 0, None),
    "Mo-Sa 11:30-23:00 Su": ("no_times", 18, None),
    "juli-augustus": ("no_times", 0, None),
    "elke dag open": ("unknown_word", 0, None),  # it does not say how long
    "zondag open": ("no_times", 0, None),
    "open Sundays": ("no_times", 0, None),
    "Dec 5, 9-12": ("unfinished", 11, None),
    "Mo 09:00": ("single_time", 3, None),
    "Mo 8-00 20-00": ("single_time", 3, None),
    "Mo 09:00-09:00": ("empty_span", 3, None),
    "Mo 25:00-26:00": ("no_such_time", 3, None),
    "Mo 09:75-12:00": ("no_such_time", 3, None),
    "Mo 13pm-15pm": ("no_such_time", 3, None),
    "Feb 30 off": ("no_such_day", 4, None),
    "2026 Apr 31 off": ("no_such_day", 9, None),
    "week 54 off": ("no_such_week", 5, None),
    "Su[6] 10:00-12:00": ("no_such_nth", 2, None),
    "Su[2-1] 10:00-12:00": ("no_such_nth", 2, None),
    "ma 9:00-12:00": ("two_languages", 0, None),
    "Di-Sa 9:00-12:00": ("two_languages", 0, None),
    "Ma-Su 12:00-21:00": ("mixed_languages", 0, None),
    "Mo-Fr 09:00-18:00 bla": ("unknown_word", 18, None),
    "04/23/2014 off": ("single_time", 0, None),
    "2026 Oct-Mar 10:00-12:00": ("month_over_years", 5, None),
    "2026 Dec 24,Dec 31 off": ("year_repeated", 12, None),
    "25 dec 2026 off": ("year_last", 7, None),
    "Dec 20-10 off": ("backwards", 7, None),
    "2027-2026 off": ("backwards", 0, None),
    "01.05-03.06 off": ("date_or_time", 0, None),
    "09.00-12.10": ("date_or_time", 0, "09:00-12:10"),
    "Mo-Fr 09:00-18:00 We 14:00-20:00": ("separator_missing", 18, None),
    "Sa 8am-3pm closed Sunday": ("order", 18, None),
    "8:00-12:00 Mo-Fr 13:00-17:00": ("order", 17, None),
    'Mo-Fr 10:00-12:00; "op afspraak"': ("overrides_all", 19, 'Mo-Fr 10:00-12:00 || "op afspraak"'),
    "Mo-Sa 8:30-12:30; 14:30-19:30": ("overrides_all", 18, "Mo-Sa 08:30-12:30,14:30-19:30"),
    'Mo-Fr 09:00-18:00 "open': ("open_quote", 18, None),
    "Mo-Fr 09:00-18:00 ||": ("unfinished", 20, None),
    "<script>alert(1)</script>": ("unexpected", 0, None),
    "x" * 3000: ("too_long", 2000, None),
}


@pytest.mark.parametrize(("written", "why"), REFUSED.items(), ids=lambda value: str(value)[:40])
def test_what_is_doubtful_is_refused_with_its_place_and_a_guess(written: str, why: tuple[str, int, str | None]) -> None:
    with pytest.raises(InvalidHours) as caught:
        hours(written)
    assert (caught.value.key, caught.value.position, caught.value.suggestion) == why


def test_every_suggestion_can_itself_be_read() -> None:
    for suggestion in filter(None, (why[2] for why in REFUSED.values())):
        assert str(hours(suggestion)) == suggestion


def test_a_refusal_of_a_text_in_other_words_points_into_what_was_written() -> None:
    with pytest.raises(InvalidHours) as caught:
        hours("alle dagen 7:30-5:00")
    assert (caught.value.position, caught.value.suggestion) == (11, "Mo-Su 07:30-17:00")


def test_a_refusal_speaks_four_languages() -> None:
    with pytest.raises(InvalidHours) as caught:
        hours("Mo-Fr 7:30-5:00")
    said = {language: caught.value.in_language(language) for language in LANGUAGES}
    assert said["nl"] == "„7:30” kan voor of na de middag zijn. Schrijf de uren van 0 tot 24."
    assert len(set(said.values())) == 4
    assert str(caught.value) == caught.value.message == said["en"]
