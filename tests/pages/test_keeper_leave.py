"""Leave, special days, holidays and a notice: put down and taken away in a few taps."""

from datetime import date

import pytest

from tests.pages.keeping import BAD, SHOP, checked, fields, give_hours, kept, see, send
from tests.pages.strict import Page, text
from tests.people import PeopledTown, Visit

WEEK = "Mo-Fr 08:00-18:00"
CHRISTMAS = date(2026, 12, 25)


def fault(page: Page, field: str) -> str:
    return text(page.one(id=f"{field}-fault"))


def test_leave_is_put_down_and_taken_away(peopled: PeopledTown, as_lies: Visit) -> None:
    start = fields(see(as_lies, "/verlof"))
    answer = send(as_lies, "/verlof", start, van="2026-12-28", tot="2027-01-03", woorden="")
    assert (answer.status_code, answer.location) == (303, f"{SHOP}/verlof")
    assert kept(peopled) == f'{WEEK}; 2026 Dec 28-2027 Jan 03 off "jaarlijks verlof"'
    page = see(as_lies, "/verlof")
    assert "Maandag 28 december tot en met zondag 3 januari 2027" in page.html
    assert "Maandag 28 december tot en met vrijdag 1 januari: gesloten (jaarlijks verlof)." in page.html
    away = next(number for number in range(3) if "welk" in fields(page, number))
    assert send(as_lies, "/verlof", fields(page, away), doe="weg").status_code == 303
    assert kept(peopled) == WEEK
    assert "Er staat geen verlof gepland." in see(as_lies, "/verlof").html


def test_the_same_as_last_year_in_one_go(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, f'{WEEK}; 2026 Jul 20-2026 Aug 02 off "bouwverlof"; 2026 Apr 06-11 off')
    page = see(as_lies, "/verlof")
    assert "Maandag 19 juli tot en met zondag 1 augustus 2027" in page.html
    send(as_lies, "/verlof", fields(page, 1), doe="vorig")
    assert '2027 Jul 19-2027 Aug 01 off "bouwverlof"; 2027 Mar 29-2027 Apr 03 off' in kept(peopled)
    assert "Zelfde als vorig jaar" not in see(as_lies, "/verlof").html


@pytest.mark.parametrize(
    ("dates", "field", "words"),
    [
        (("", ""), "van", "Vul een datum in."),
        (("2027-02-29", "2027-03-01"), "van", "“2027-02-29” is geen dag van de kalender."),
        (("2027-03-02", "2027-03-01"), "tot", "De laatste dag komt voor de eerste."),
        (("2026-03-01", "2026-03-02"), "tot", "Deze dagen zijn al voorbij."),
        (("2027-01-01", "2036-12-31"), "tot", "Dat is langer dan een jaar."),
        (("2036-01-01", "2036-01-31"), "van", "Dat is meer dan drie jaar ver."),
        (("2026-12-20", "2026-12-24"), "tot", "Dit valt samen met uw verlof van 24 december 2026"),
    ],
)
def test_leave_that_cannot_be_is_refused_beside_its_field(
    peopled: PeopledTown, as_lies: Visit, dates: tuple[str, str], field: str, words: str
) -> None:
    give_hours(peopled, f"{WEEK}; 2026 Dec 24-31 off")
    before = kept(peopled)
    answer = send(as_lies, "/verlof", fields(see(as_lies, "/verlof")), van=dates[0], tot=dates[1], woorden="kerst")
    assert answer.status_code == 422
    page = checked("", answer.text)
    assert words in fault(page, field)
    assert page.one("input", id="van").get("value") == dates[0]
    assert page.one("input", id="woorden").get("value") == "kerst"
    assert kept(peopled) == before


def test_leave_needs_hours_first(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, None)
    answer = send(as_lies, "/verlof", fields(see(as_lies, "/verlof")), van="2026-12-28", tot="2027-01-03")
    assert "Vul eerst uw gewone openingsuren in." in fault(checked("", answer.text), "van")


@pytest.mark.parametrize(
    ("length", "days"), [("1", "Nov 30"), ("7", "Nov 30-2026 Dec 06"), ("21", "Nov 30-2026 Dec 20")]
)
def test_leave_of_so_many_weeks_needs_no_last_day(peopled: PeopledTown, as_lies: Visit, length: str, days: str) -> None:
    send(as_lies, "/verlof", fields(see(as_lies, "/verlof")), van="2026-11-30", duur=length, tot="")
    assert kept(peopled) == f'{WEEK}; 2026 {days} off "jaarlijks verlof"'


def test_special_days_of_last_year_are_offered_where_special_days_are(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, f'{WEEK}; 2026 Apr 06 10:00-12:00; 2026 Jul 20-2026 Aug 02 off "bouwverlof"')
    assert "19 juli" not in see(as_lies, "/dagen").html
    assert "Maandag 29 maart 2027" not in see(as_lies, "/verlof").html
    send(as_lies, "/dagen", fields(see(as_lies, "/dagen"), 0), doe="vorig")
    assert kept(peopled).endswith("; 2027 Mar 29 10:00-12:00")
    assert "Zelfde als vorig jaar" not in see(as_lies, "/dagen").html


def test_what_a_visitor_will_read_is_told_before_anything_is_saved(peopled: PeopledTown, as_lies: Visit) -> None:
    for path, changes, words in (
        ("/verlof", {"van": "2026-11-30", "duur": "7"}, "30 november tot en met vrijdag 4 december"),
        ("/dagen", {"f-2026-12-25": "closed"}, "Vrijdag 25 december: gesloten (Kerstmis)"),
        ("/bericht", {"reden": "ziekte", "tot": "2026-11-24"}, "gesloten (wegens ziekte)"),
    ):
        answer = send(as_lies, path, fields(see(as_lies, path)), bekijk="1", **changes)
        assert words in answer.get_json()["html"], path
    assert send(as_lies, "/verlof", fields(see(as_lies, "/verlof")), bekijk="1", van="").get_json()["faults"]
    assert kept(peopled) == WEEK


def test_hours_of_a_holiday_that_nobody_touched_keep_what_is_said_beside_them(
    peopled: PeopledTown, as_lies: Visit
) -> None:
    text = f'{WEEK}; 2026 Dec 25 10:00-12:00 "op afspraak"; 2027 Jan 01 "op afspraak"'
    give_hours(peopled, text)
    send(as_lies, "/dagen", fields(see(as_lies, "/dagen")))
    assert kept(peopled) == text


def test_who_tells_her_very_first_hours_is_led_on_to_leave_and_holidays(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, None)
    assert as_lies.get("/dorp/mijn-zaak/").location == f"{SHOP}/uren"
    first = send(as_lies, "/uren", fields(see(as_lies, "/uren")), dagen=["1", "2"], soort="open")
    assert first.location == f"{SHOP}/verlof"
    assert f'href="{SHOP}/dagen">Verder: feestdagen' in see(as_lies, "/verlof").html
    assert as_lies.get("/dorp/mijn-zaak/").location == f"{SHOP}/"
    assert send(as_lies, "/uren", fields(see(as_lies, "/uren")), dagen=["3"]).location == f"{SHOP}/"


def test_the_29th_of_february_of_a_leap_year_is_a_day(peopled: PeopledTown, as_lies: Visit) -> None:
    send(as_lies, "/verlof", fields(see(as_lies, "/verlof")), van="2028-02-28", tot="2028-02-29")
    assert "2028 Feb 28-29 off" in kept(peopled)


def test_each_holiday_gets_its_answer(peopled: PeopledTown, as_lies: Visit) -> None:
    start = fields(see(as_lies, "/dagen"))
    answers = {"f-2026-12-25": "closed", "f-2027-01-01": "hours", "f-2027-03-29": "open"}
    answers |= {"u-2027-01-01-van1": "10", "u-2027-01-01-tot1": "12:30"}
    assert send(as_lies, "/dagen", start, **answers).status_code == 303
    assert kept(peopled) == (f'{WEEK}; 2026 Dec 25 off "Kerstmis"; 2027 Jan 01 10:00-12:30; 2027 Mar 29 08:00-18:00')
    page = see(as_lies, "/dagen")
    assert (
        "checked" in next(each for each in page.all("input", name="f-2027-03-29") if each.get("value") == "open").attrib
    )
    send(as_lies, "/dagen", fields(page), **{"f-2026-12-25": ""})
    assert kept(peopled) == f"{WEEK}; 2027 Jan 01 10:00-12:30; 2027 Mar 29 08:00-18:00"


def test_holidays_in_general_are_one_choice(peopled: PeopledTown, as_lies: Visit) -> None:
    send(as_lies, "/dagen", fields(see(as_lies, "/dagen")), algemeen="closed")
    assert kept(peopled) == f"{WEEK}; PH off"
    before = fields(see(as_lies, "/dagen"))
    send(as_lies, "/dagen", before)
    assert kept(peopled) == f"{WEEK}; PH off"
    send(as_lies, "/dagen", before, algemeen="hours", **{"algemeen-van1": "9:00", "algemeen-tot1": "12:00"})
    assert kept(peopled) == f"{WEEK}; PH 09:00-12:00"


def test_open_on_a_holiday_that_falls_on_a_closing_day_asks_the_hours(as_lies: Visit) -> None:
    answer = send(as_lies, "/dagen", fields(see(as_lies, "/dagen")), **{"f-2027-08-15": "open"})
    assert answer.status_code == 422
    assert "Op zondag bent u gewoonlijk gesloten." in fault(checked("", answer.text), "f-2027-08-15")


def test_a_special_day_comes_and_goes(peopled: PeopledTown, as_lies: Visit) -> None:
    start = fields(see(as_lies, "/dagen"), 1)
    own = {"dag": "2026-12-24", "wat": "hours", "woorden": "kerstavond", "doe": "dag"}
    own |= {"eigen-van1": "8u", "eigen-tot1": "16u"}
    assert send(as_lies, "/dagen", start, **own).status_code == 303
    assert kept(peopled) == f'{WEEK}; 2026 Dec 24 08:00-16:00 "kerstavond"'
    page = see(as_lies, "/dagen")
    assert "8 tot 16 uur" in page.html
    send(as_lies, "/dagen", fields(page, 1), doe="weg")
    assert kept(peopled) == WEEK


def test_a_special_day_without_hours_is_refused_and_keeps_what_was_typed(as_lies: Visit) -> None:
    own = {"dag": "2026-12-24", "wat": "hours", "eigen-van1": "laat", "woorden": "<b>kerst</b>", "doe": "dag"}
    answer = send(as_lies, "/dagen", fields(see(as_lies, "/dagen"), 1), **own)
    assert answer.status_code == 422
    page = checked("", answer.text)
    assert fault(page, "eigen-van1")
    assert page.one("input", id="woorden").get("value") == "<b>kerst</b>"


def test_closed_because_of_illness_ends_by_itself(peopled: PeopledTown, as_lies: Visit) -> None:
    start = fields(see(as_lies, "/bericht"))
    assert send(as_lies, "/bericht", start, reden="ziekte", tot="2026-11-30").status_code == 303
    assert kept(peopled) == f'{WEEK}; 2026 Nov 21-30 off "wegens ziekte"'
    peopled.publish()
    assert "wegens ziekte" in as_lies.get("/dorp/winkels/bakkerij-lies").text
    peopled.watch.go_on(days=10)
    assert "Nu gesloten" not in see(as_lies, "/bericht").html


def test_open_again_keeps_the_days_that_were_closed(peopled: PeopledTown, as_lies: Visit) -> None:
    send(as_lies, "/bericht", fields(see(as_lies, "/bericht")), woorden='"griep" in huis', tot="2026-11-30")
    peopled.watch.go_on(days=3)
    page = see(as_lies, "/bericht")
    assert "Nu gesloten" in page.html
    send(as_lies, "/bericht", fields(page, 0), doe="weg")
    assert kept(peopled) == f"{WEEK}; 2026 Nov 21-23 off \"'griep' in huis\""


def test_a_notice_needs_a_reason_and_an_end(as_lies: Visit) -> None:
    page = checked("", send(as_lies, "/bericht", fields(see(as_lies, "/bericht")), reden="geheim").text)
    assert fault(page, "woorden") == "Schrijf in enkele woorden waarom u gesloten bent."
    assert fault(page, "tot") == "Vul een datum in."


def test_nothing_typed_breaks_these_pages(peopled: PeopledTown, as_lies: Visit) -> None:
    for bad in (BAD[name] for name in ("empty", "nul", "endless", "elsewhere", "picture", "emoji", "lines")):
        for path, number, changes in (
            ("/verlof", 0, {"van": bad, "tot": bad}),
            ("/verlof", 0, {"van": "2027-01-04", "tot": "2027-01-05", "woorden": bad}),
            ("/verlof", 0, {"doe": "weg", "welk": bad}),
            ("/dagen", 0, {"algemeen": "hours", "algemeen-van1": bad}),
            ("/dagen", 0, {"f-2026-12-25": bad}),
            ("/dagen", 1, {"doe": "dag", "dag": bad, "wat": bad, "eigen-van1": bad}),
            ("/bericht", 0, {"woorden": bad, "tot": bad}),
        ):
            answer = send(as_lies, path, fields(see(as_lies, path), number), **changes)
            assert answer.status_code in (303, 422), (path, changes)
            if answer.status_code == 422:
                checked(path, answer.text)
        give_hours(peopled, WEEK)


def test_words_of_a_leave_are_words_wherever_they_show(peopled: PeopledTown, as_lies: Visit) -> None:
    words = BAD["picture"] + BAD["emoji"]
    send(as_lies, "/verlof", fields(see(as_lies, "/verlof")), van="2026-11-21", tot="2026-11-30", woorden=words)
    peopled.publish()
    for address in (f"{SHOP}/verlof", f"{SHOP}/", "/dorp/winkels/bakkerij-lies"):
        page = checked(address, as_lies.get(address).text)
        assert page.all("img", class_="pwned") == []
        assert "\N{CROISSANT}" in page.html
