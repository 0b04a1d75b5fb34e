"""The week of a shop, kept by its shopkeeper: read, changed, refused in words, saved at once."""

import pytest

from tests.pages.keeping import BAD, SHOP, checked, fields, give_hours, kept, see, send
from tests.pages.strict import text
from tests.people import PeopledTown, Visit


def test_the_page_shows_the_week_and_the_sentence_that_a_visitor_reads(as_lies: Visit) -> None:
    page = see(as_lies, "/uren")
    assert "Maandag tot vrijdag: 8 tot 18 uur." in page.html
    assert [bar.get("aria-label") for bar in page.all("svg", role="img")][::6] == [
        "maandag: 8 tot 18 uur",
        "zondag: gesloten",
    ]


def test_ticked_days_get_the_times_of_the_sheet_without_scripts(peopled: PeopledTown, as_lies: Visit) -> None:
    start = fields(see(as_lies, "/uren"))
    times = {"van1": "9:30", "tot1": "12u30", "van2": "13:30", "tot2": "18:30"}
    answer = send(as_lies, "/uren", start, dagen=["1", "2", "3"], **times)
    assert (answer.status_code, answer.location) == (303, f"{SHOP}/")
    assert kept(peopled) == "Mo,Fr 08:00-18:00; Tu-Th 09:30-12:30,13:30-18:30"
    assert "Bewaard en bevestigd." in see(as_lies, "/").html


def test_a_look_before_saving_shows_the_sentence_and_saves_nothing(peopled: PeopledTown, as_lies: Visit) -> None:
    before = kept(peopled)
    answer = send(
        as_lies,
        "/uren",
        fields(see(as_lies, "/uren")),
        dagen="6",
        soort="by_appointment",
        van1="",
        tot1="",
        doe="bekijk",
    )
    page = checked("", answer.text)
    assert "Zondag: op afspraak." in page.html
    assert "Nog niet bewaard." in page.html
    assert kept(peopled) == before
    again = send(as_lies, "/uren", fields(page), dagen="5", soort="open", van1="9", tot1="12", doe="bewaar")
    assert again.status_code == 303
    assert kept(peopled) == 'Mo-Fr 08:00-18:00; Sa 09:00-12:00; Su "op afspraak"'


def test_hours_can_be_typed_day_by_day(peopled: PeopledTown, as_lies: Visit) -> None:
    send(as_lies, "/uren", fields(see(as_lies, "/uren")), dag0="gesloten", dag5="8u-12u30 en 13u30-17u")
    assert kept(peopled) == "Mo off; Tu-Fr 08:00-18:00; Sa 08:00-12:30,13:30-17:00"


def test_saving_without_a_change_confirms(peopled: PeopledTown, as_lies: Visit) -> None:
    before = kept(peopled)
    assert send(as_lies, "/uren", fields(see(as_lies, "/uren"))).status_code == 303
    assert kept(peopled) == before
    assert "Het laatst bevestigd op 21 november 2026." in see(as_lies, "/").html


def test_a_change_is_live_and_can_be_taken_back(peopled: PeopledTown, as_lies: Visit) -> None:
    before = kept(peopled)
    send(as_lies, "/uren", fields(see(as_lies, "/uren")), dag5="9-12:30")
    peopled.publish()
    assert "09:00 – 12:30" in as_lies.get("/dorp/winkels/bakkerij-lies").text
    page = see(as_lies, "/")
    undo = next(each.get("action", "") for each in page.all("form") if "/terug/" in each.get("action", ""))
    assert as_lies.post(undo).status_code == 303
    assert kept(peopled) == before
    assert "Ongedaan gemaakt." in see(as_lies, "/").html
    as_lies.post(undo)
    assert "Dit was al teruggedraaid." in see(as_lies, "/").html


def test_the_same_post_twice_does_it_once(peopled: PeopledTown, as_lies: Visit) -> None:
    start = fields(see(as_lies, "/uren"))
    for _ in range(2):
        assert send(as_lies, "/uren", start, dag5="9:00-12:30").status_code == 303
    assert kept(peopled) == "Mo-Fr 08:00-18:00; Sa 09:00-12:30"


def test_closing_after_midnight_is_asked(peopled: PeopledTown, as_lies: Visit) -> None:
    start = fields(see(as_lies, "/uren"))
    sheet = {"dagen": "4", "van1": "18:00", "tot1": "02:00", "van2": "", "tot2": ""}
    answer = send(as_lies, "/uren", start, **sheet)
    assert answer.status_code == 422
    page = checked("", answer.text)
    assert "02:00 komt voor 18:00." in text(page.one(id="nacht-fault"))
    assert page.one("input", id="van1").get("value") == "18:00"
    assert send(as_lies, "/uren", start, nacht="1", **sheet).status_code == 303
    assert kept(peopled) == "Mo-Th 08:00-18:00; Fr 18:00-02:00"
    assert send(as_lies, "/uren", fields(see(as_lies, "/uren"))).status_code == 303


def test_a_typed_night_is_asked_too(as_lies: Visit) -> None:
    answer = send(as_lies, "/uren", fields(see(as_lies, "/uren")), dag4="18:00-02:00")
    assert answer.status_code == 422
    assert "Vink dat dan aan." in text(checked("", answer.text).one(id="dag4-fault"))


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ({"van1": "", "tot1": ""}, "Vul in van hoe laat tot hoe laat u open bent."),
        ({"van1": "9:00", "tot1": ""}, "Vul ook het andere uur in"),
        ({"van1": "25:00", "tot1": "26:00"}, "“25:00” is geen uur."),
        ({"van1": "9:00", "tot1": "9:00"}, "Begin en einde zijn hetzelfde uur."),
        ({"van1": "9:00", "tot1": "13:00", "van2": "12:00", "tot2": "18:00"}, "Deze uren lopen door elkaar"),
    ],
)
def test_times_that_cannot_be_are_refused_beside_their_field(
    peopled: PeopledTown, as_lies: Visit, times: dict[str, str], words: str
) -> None:
    before = kept(peopled)
    sheet = {"van2": "", "tot2": "", **times}
    answer = send(as_lies, "/uren", fields(see(as_lies, "/uren")), dagen="1", **sheet)
    assert answer.status_code == 422
    page = checked("", answer.text)
    assert words in text(page.one(id="van1-fault"))
    assert page.one("input", id="van1").get("value") == times["van1"]
    assert "checked" in next(each for each in page.all("input", name="dagen") if each.get("value") == "1").attrib
    assert kept(peopled) == before


def test_nothing_typed_breaks_the_page_or_gets_lost(peopled: PeopledTown, as_lies: Visit) -> None:
    before, start = kept(peopled), fields(see(as_lies, "/uren"))
    for bad in BAD.values():
        for changes in ({"dag1": bad}, {"dagen": "1", "van1": bad}, {"dagen": bad}, {"seen": bad}):
            answer = send(as_lies, "/uren", start, **changes)
            assert answer.status_code in (303, 422)
            if answer.status_code == 422:
                checked("", answer.text)
            assert kept(peopled) == before


def test_a_doubtful_time_comes_with_a_guess(as_lies: Visit) -> None:
    answer = send(as_lies, "/uren", fields(see(as_lies, "/uren")), dag1="9-5")
    assert "Bedoelt u 09:00-17:00?" in text(checked("", answer.text).one(id="dag1-fault"))


def test_a_shop_that_would_never_open_is_refused(peopled: PeopledTown, as_lies: Visit) -> None:
    answer = send(as_lies, "/uren", fields(see(as_lies, "/uren")), dagen=[*"0123456"], soort="closed")
    assert answer.status_code == 422
    assert "Zo bent u nooit open." in text(checked("", answer.text).one(id="dagen-fault"))


def test_what_has_no_field_stays_until_it_is_replaced_on_purpose(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, 'Mo-Fr 08:00-18:00; Su[1] 10:00-12:00; 2026 Dec 24 08:00-16:00 || "op afspraak"')
    page = see(as_lies, "/uren")
    assert "Eerste zondag van de maand: 10 tot 12 uur" in page.html
    send(as_lies, "/uren", fields(page), dag5="9:00-12:00")
    assert kept(peopled).startswith("Mo-Fr 08:00-18:00; Sa 09:00-12:00; Su[1] 10:00-12:00; 2026 Dec 24")
    send(as_lies, "/uren", fields(see(as_lies, "/uren")), vervang="1")
    assert kept(peopled) == "Mo-Fr 08:00-18:00; Sa 09:00-12:00; 2026 Dec 24 08:00-16:00"


def test_a_day_that_only_words_can_show_stays_as_it_is(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, "Mo-Fr 08:00-18:00; Sa 11:00+; Su sunrise-sunset")
    page = see(as_lies, "/uren")
    assert "zaterdag: vanaf 11, einde open" in page.html
    send(as_lies, "/uren", fields(page), dag0="gesloten")
    assert kept(peopled) == "Mo off; Tu-Fr 08:00-18:00; Sa 11:00+; Su sunrise-sunset"


def test_unknown_hours_are_filled_in(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, None)
    page = see(as_lies, "/uren")
    assert "De uren zijn nog niet bekend." in page.html
    send(as_lies, "/uren", fields(page), dagen=["1", "2"], van1="9:00", tot1="12:30", van2="", tot2="")
    assert kept(peopled) == "Tu-We 09:00-12:30"


def test_the_sentence_is_told_while_typing(peopled: PeopledTown, as_lies: Visit) -> None:
    before = kept(peopled)
    answer = send(as_lies, "/uren/zin", fields(see(as_lies, "/uren")), dag6="10:00-12:00")
    told = answer.get_json()
    assert "Zondag: 10 tot 12 uur." in told["html"]
    assert told["days"][6] == {"words": "10 tot 12 uur", "kind": "open", "ranges": "600-720", "field": "10:00-12:00"}
    assert kept(peopled) == before
    refused = send(as_lies, "/uren/zin", fields(see(as_lies, "/uren")), dag6="tien").get_json()
    assert list(refused["faults"]) == ["dag6"]


def test_the_second_tab_chooses_and_nothing_is_lost(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    start = fields(see(as_lies, "/uren"))
    send(as_mia, "/uren", start, dag0="gesloten")
    answer = send(as_lies, "/uren", start, dag0="9:00-12:00")
    assert answer.status_code == 409
    page = checked("", answer.text)
    assert "Mia wijzigde deze uren intussen." in page.html
    assert "Maandag: 9 tot 12 uur." in page.html
    assert "Maandag: gesloten." in page.html
    assert [each.get("value") for each in page.all("button", name="keuze")] == ["mine", "theirs"]
    mine = fields(page, 0)
    assert send(as_lies, "/uren/keuze", mine, keuze="mine").status_code == 303
    assert kept(peopled) == "Mo 09:00-12:00; Tu-Fr 08:00-18:00"


def test_two_who_touched_different_days_can_have_both(peopled: PeopledTown, as_lies: Visit, as_tom: Visit) -> None:
    start = fields(see(as_lies, "/uren"))
    send(as_tom, "/uren", start, dag0="gesloten")
    page = checked("", send(as_lies, "/uren", start, dag5="9:00-12:00").text)
    assert [each.get("value") for each in page.all("button", name="keuze")] == ["mine", "theirs", "both"]
    assert send(as_lies, "/uren/keuze", fields(page, 2), keuze="both").status_code == 303
    assert kept(peopled) == "Mo off; Tu-Fr 08:00-18:00; Sa 09:00-12:00"


def test_theirs_can_stay(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    start = fields(see(as_lies, "/uren"))
    send(as_mia, "/uren", start, dag0="gesloten")
    page = checked("", send(as_lies, "/uren", start, dag0="9:00-12:00").text)
    assert send(as_lies, "/uren/keuze", fields(page, 1), keuze="theirs").status_code == 303
    assert kept(peopled) == "Mo off; Tu-Fr 08:00-18:00"


def test_who_chooses_late_is_asked_again(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    start = fields(see(as_lies, "/uren"))
    send(as_mia, "/uren", start, dag0="gesloten")
    page = checked("", send(as_lies, "/uren", start, dag0="9:00-12:00").text)
    send(as_mia, "/uren", fields(see(as_mia, "/uren")), dag0="10:00-11:00")
    assert send(as_lies, "/uren/keuze", fields(page, 0), keuze="mine").status_code == 409
    assert kept(peopled).startswith("Mo 10:00-11:00")


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_the_page_speaks_every_language(as_lies: Visit, language: str) -> None:
    answer = as_lies.get(f"/{language}{SHOP}/uren")
    page = checked("", answer.text)
    assert answer.status_code == 200
    assert "Bewaar en bevestig" not in page.html
