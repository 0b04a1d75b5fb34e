"""Today at the desk: what needs a person, decided with a click, and told when it went otherwise."""

from datetime import date

from sqlalchemy import insert

from tests.pages.desk_visits import BAD, number, offered, see, send, shop_row
from tests.people import PeopledTown, Visit
from twin.services.changing import Author, changing
from twin.services.proposals import propose
from twin.storage import tables_work
from twin.storage.conflicts import ask
from twin.storage.database import writing
from twin.storage.jobs import note_done


def test_the_officer_sees_before_and_after_and_approves_with_one_click(peopled: PeopledTown, as_tom: Visit) -> None:
    item = offered(peopled)
    page = see(as_tom)
    assert "<ins> en Zoon</ins>" in page.html
    send(as_tom, f"/vandaag/{item}", {"besluit": "aanvaarden"})
    assert shop_row(peopled)["names"] == {"nl": "Bakkerij Lies en Zoon"}
    after = see(as_tom)
    assert "Goedgekeurd." in after.html
    assert "Voorstellen van winkeliers" not in after.html
    assert "1 ding gedaan, 1 klik, 1 minuut" in after.html


def test_what_was_approved_is_undone_with_the_button_that_follows(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, f"/vandaag/{offered(peopled)}", {"besluit": "aanvaarden"})
    (undo,) = [each.get("action", "") for each in see(as_tom).all("form") if each.get("action", "").endswith("/terug")]
    assert as_tom.post(undo).status_code == 303
    assert shop_row(peopled)["names"] == {"nl": "Bakkerij Lies"}


def test_sending_back_without_a_reason_keeps_the_page_and_says_what_is_missing(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    item = offered(peopled)
    answer = send(as_tom, f"/vandaag/{item}", {"besluit": "weigeren", "reden": " "}, 400)
    assert "Schrijf kort waarom" in answer.text
    send(as_tom, f"/vandaag/{item}", {"besluit": "weigeren", "reden": "Zonder reclame graag."})
    assert "Voorstellen van winkeliers" not in see(as_tom).html


def test_a_name_that_changed_meanwhile_is_shown_and_the_officer_chooses(peopled: PeopledTown, as_tom: Visit) -> None:
    item = offered(peopled)
    with changing(peopled.house, "dorp", Author("officer", peopled.people["tom"])) as batch:
        batch.update("shop", "bakkerij-lies", {"names": {"nl": "De Broodwinkel"}})
    answer = send(as_tom, f"/vandaag/{item}", {"besluit": "aanvaarden"}, 409)
    assert "De Broodwinkel" in answer.text
    assert shop_row(peopled)["names"] == {"nl": "De Broodwinkel"}
    send(as_tom, f"/vandaag/{item}", {"besluit": "toch"})
    assert shop_row(peopled)["names"] == {"nl": "Bakkerij Lies en Zoon"}


def test_the_same_click_twice_does_it_once_and_says_so(peopled: PeopledTown, as_tom: Visit) -> None:
    item = offered(peopled)
    for _ in range(2):
        send(as_tom, f"/vandaag/{item}", {"besluit": "aanvaarden"})
    assert "Dat was al gedaan" in see(as_tom).html
    assert "Dit is al afgehandeld." in see(as_tom, f"/vandaag/{item}").html


def test_an_empty_desk_says_so_warmly(peopled: PeopledTown, as_tom: Visit) -> None:
    with changing(peopled.house, "dorp", Author("officer", peopled.people["tom"])) as batch:
        for shop in ("bakkerij-lies", "boeken-tom"):
            hours = {"opening_hours": "Mo-Fr 10:00-18:00"}
            batch.update("shop", shop, {**hours, "confirmed_at": peopled.house.clock()})
    assert "Uw bureau is leeg" in see(as_tom).html


def test_a_stale_listing_is_asked_about_by_mail(peopled: PeopledTown, as_tom: Visit) -> None:
    item = number(peopled, "stale")
    send(as_tom, f"/vandaag/{item}", {"besluit": "vraag", "terug": "soort"})
    assert "De vraag is verstuurd." in see(as_tom, "/soort/stale").html


def test_all_stale_listings_are_asked_about_with_one_click(peopled: PeopledTown, as_tom: Visit) -> None:
    assert "Stuur de vraag aan alle 2" in see(as_tom).html
    send(as_tom, "/vragen")
    page = see(as_tom)
    assert "Er vertrekken 3 mails." in page.html  # two keep the bakery, one the bookshop
    assert "Lang niet bevestigd" not in page.html


def conflict(town: PeopledTown) -> int:
    """The folder gives the bakery another phone number than the town's book; the number of that line."""
    detail = {"thing": "shop", "id": "bakkerij-lies", "field": "phone", "base": {"phone": None}}
    numbers = {"ours": {"phone": ""}, "theirs": {"phone": "053 44 55 66"}}
    with writing(town.house.engine) as connection:
        ask(connection, "dorp", town.house.clock(), {**detail, **numbers})
    return number(town, "conflict")


def test_a_conflict_with_the_folder_is_settled_either_way(peopled: PeopledTown, as_tom: Visit) -> None:
    item = conflict(peopled)
    assert "053 44 55 66" in see(as_tom).html
    send(as_tom, f"/vandaag/{item}", {"besluit": "hun"})
    assert shop_row(peopled)["phone"] == "053 44 55 66"
    assert "De map zegt iets anders" not in see(as_tom).html


def test_a_conflict_about_what_changed_since_is_shown_and_not_settled_unseen(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    item = conflict(peopled)
    with changing(peopled.house, "dorp", Author("shopkeeper", peopled.people["lies"])) as batch:
        batch.update("shop", "bakkerij-lies", {"phone": "053 11 11 11"})
    assert "053 11 11 11" in send(as_tom, f"/vandaag/{item}", {"besluit": "hun"}, 409).text
    send(as_tom, f"/vandaag/{item}", {"besluit": "ons"})
    assert shop_row(peopled)["phone"] == "053 11 11 11"


def test_premises_without_a_shop_get_their_vacancy_day(peopled: PeopledTown, as_tom: Visit) -> None:
    with changing(peopled.house, "dorp", Author("officer", peopled.people["tom"])) as batch:
        batch.update("premises", "p-6", {"vacant_since": None})
    item = number(peopled, "tenantless")
    for text in ("", "31/02/2026", "2027-01-01", *BAD.values()):
        send(as_tom, f"/vandaag/{item}", {"besluit": "leeg", "sinds": text}, 400)
    send(as_tom, f"/vandaag/{item}", {"besluit": "leeg", "sinds": "2026-05-01"})
    assert "Panden zonder zaak" not in see(as_tom).html


def test_opening_a_thing_counts_a_click_and_leads_to_where_it_is_mended(peopled: PeopledTown, as_tom: Visit) -> None:
    answer = send(as_tom, f"/vandaag/{number(peopled, 'without_hours')}/openen")
    assert answer.location == "/dorp/mijn-zaak/boeken-tom/uren"
    assert as_tom.get(answer.location).status_code == 200


def test_nonsense_decides_nothing(peopled: PeopledTown, as_tom: Visit) -> None:
    item = offered(peopled)
    for text in BAD.values():
        send(as_tom, f"/vandaag/{item}", {"besluit": text}, 400)
    assert number(peopled, "proposal") == item


def test_a_reason_of_any_kind_is_kept_or_asked_again(peopled: PeopledTown, as_tom: Visit) -> None:
    for text in BAD.values():
        answer = as_tom.post(f"/dorp/beheer/vandaag/{offered(peopled)}", {"besluit": "weigeren", "reden": text})
        assert answer.status_code in (303, 400)
        see(as_tom)


def test_what_is_not_there_is_told_in_words(as_tom: Visit) -> None:
    for path in ("/soort/onzin", "/vandaag/9999", "/zaken/nergens", "/wensen/99", "/instellingen/teksten/x/nl"):
        see(as_tom, path, 404)


def test_lists_have_a_page_for_every_number(as_tom: Visit) -> None:
    for path in ("/soort/stale?blad=99", "/soort/stale?blad=-1", "/soort/stale?blad=x", "/soort/unclaimed", "/weken"):
        see(as_tom, path)


def test_a_photo_is_seen_as_a_picture_before_everybody_does(
    peopled: PeopledTown, as_tom: Visit, as_lies: Visit
) -> None:
    photo, lies = given_photo(peopled), Author("shopkeeper", peopled.people["lies"])
    assert propose(peopled.house, "dorp", "bakkerij-lies", "photo", photo, {"state": "live"}, lies)
    picture = see(as_tom).one("img", alt="De toonbank")
    answer = as_tom.get(picture.get("src", ""))
    assert (answer.mimetype, answer.data) == ("image/jpeg", b"small")
    assert as_lies.get(picture.get("src", "")).status_code == 403
    assert as_tom.get("/dorp/beheer/foto/999").status_code == 404


def given_photo(town: PeopledTown) -> str:
    """A photo of the bakery that waits, in two sizes."""
    size = {"width": 1600, "height": 900, "digest": "d" * 64, "position": 0}
    with changing(town.house, "dorp", Author("shopkeeper", town.people["lies"])) as batch:
        values = {"shop": "bakkerij-lies", "alternatives": {"nl": "De toonbank"}, "state": "waiting"}
        key = batch.create("photo", {**values, **size, "at": town.house.clock()})
        for width, kind, data in ((480, "jpeg", b"small"), (480, "avif", b"avif"), (1600, "jpeg", b"large")):
            file = {"photo": int(key), "width": width, "format": kind, "data": data}
            batch.connection.execute(insert(tables_work.photo_file).values(**file))
    return key


def test_an_offer_is_shown_with_what_would_change(peopled: PeopledTown, as_tom: Visit) -> None:
    lies, days = Author("shopkeeper", peopled.people["lies"]), {"first_day": date(2026, 12, 1)}
    with changing(peopled.house, "dorp", lies) as batch:
        values = {"shop": "bakkerij-lies", "titles": {"nl": "Taart"}, "texts": {}, "state": "live"}
        when = {**days, "last_day": date(2026, 12, 24), "at": peopled.house.clock()}
        key = batch.create("offer", {**values, **when})
    assert propose(peopled.house, "dorp", "bakkerij-lies", "offer", key, {"titles": {"nl": "Grote taart"}}, lies)
    page = see(as_tom)
    assert "<ins>Grote taart</ins>" in page.html
    send(as_tom, f"/vandaag/{number(peopled, 'proposal')}", {"besluit": "aanvaarden"})
    assert "Voorstellen van winkeliers" not in see(as_tom).html


def test_what_did_not_run_by_itself_is_told_in_words_until_it_does(peopled: PeopledTown, as_tom: Visit) -> None:
    now = peopled.watch()
    for job in ("mails", "tenancies:dorp", "reminders:elders", "something new"):
        note_done(peopled.house.engine, job, now, "RuntimeError")
    page = see(as_tom)
    assert "Mails vertrekken even niet" in page.html
    assert "staan er nog zoals gisteren" in page.html
    assert "Een taak op de achtergrond lukte niet." in page.html
    assert "De herinneringen van vandaag" not in page.html, "that is the desk of another town"
    for job in ("mails", "tenancies:dorp", "something new"):
        note_done(peopled.house.engine, job, now, "")
    assert "opnieuw geprobeerd" not in see(as_tom).html
