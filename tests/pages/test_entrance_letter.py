"""A shopkeeper comes in by the code on a letter."""

from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from tests.mailbox import last_mail_to, mails_to
from tests.people import PeopledTown, Visit
from twin.services.everywhere.letters import Letter, letters_pdf
from twin.services.letters import make_letters
from twin.services.people import shops_of
from twin.services.shop_people import people_of
from twin.storage import tables
from twin.storage.database import writing
from twin.storage.people import end_members, members
from twin.storage.tables_people import person, way_in

NEW = "nora@boeken.example"


def letter(peopled: PeopledTown, *shops: str, **options: bool) -> Letter:
    return make_letters(peopled.house, "dorp", shops or ("boeken-tom",), peopled.people["tom"], **options)[0]


def keepers(peopled: PeopledTown, shop: str = "boeken-tom") -> list[str]:
    return [each.email for each in people_of(peopled.house, "dorp", shop)]


def confirm(peopled: PeopledTown, visit: Visit, email: str = NEW) -> None:
    answer = visit.post(last_mail_to(peopled.house, email).path)
    assert (answer.status_code, answer.location) == (303, "/dorp/mijn-zaak/")


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_newcomer_types_the_code_confirms_her_address_and_keeps_the_shop(
    peopled: PeopledTown, nobody: Visit, typed: str
) -> None:
    code = letter(peopled).code
    answer = nobody.post(
        "/dorp/brief/", {"code": typed.format(code, code.lower().replace(" ", ""), code.replace(" ", "-"))}
    )
    assert answer.location == "/dorp/brief/adres"
    assert "Boeken Tom" in nobody.get("/dorp/brief/adres").text
    assert nobody.post("/dorp/brief/adres", {"email": NEW}).location == "/dorp/brief/gestuurd"
    confirm(peopled, nobody)
    assert keepers(peopled) == ["sofie@boeken.example", NEW]


def test_the_letters_qr_leads_to_the_same(peopled: PeopledTown, nobody: Visit) -> None:
    path = urlsplit(letter(peopled).url).path
    for _ in range(3):
        assert "Boeken Tom" in nobody.get(path).text  # looking uses nothing up
    assert nobody.post(path, {"email": NEW}).status_code == 303
    confirm(peopled, nobody)
    assert NEW in keepers(peopled)


def test_a_letter_works_once(peopled: PeopledTown, nobody: Visit) -> None:
    first, second = letter(peopled), letter(peopled)  # the officer printed twice
    path = urlsplit(first.url).path
    nobody.post(path, {"email": NEW})
    nobody.post(path, {"email": "dief@nergens.example"})  # before the first was confirmed
    confirm(peopled, nobody)
    late = peopled.visit()
    assert late.post(last_mail_to(peopled.house, "dief@nergens.example").path).status_code == 404
    assert late.get(path).status_code == 404
    assert late.get(urlsplit(second.url).path).status_code == 404
    assert late.post("/dorp/brief/", {"code": second.code}).status_code == 400
    assert "dief@nergens.example" not in keepers(peopled)


def test_a_letter_lasts_till_the_end_of_the_day_that_it_names(peopled: PeopledTown, nobody: Visit) -> None:
    made = letter(peopled)
    path = urlsplit(made.url).path
    assert made.valid_until.isoformat() == "2027-02-19"  # 90 days later
    peopled.watch.go_on(days=90, hours=13, minutes=29)  # 23:59 there
    assert nobody.get(path).status_code == 200
    peopled.watch.go_on(minutes=1)
    assert nobody.get(path).status_code == 404


@pytest.mark.parametrize("typed", ["", "x", "CDFG 3467", "Ø" * 8, "<script>", "A" * 5000, "\0\0\0\0\0\0\0\0"])
def test_a_code_that_is_none_is_said_beside_the_field(nobody: Visit, typed: str) -> None:
    answer = nobody.post("/dorp/brief/", {"code": typed})
    assert answer.status_code == 400
    assert 'id="code-fault"' in answer.text


def test_who_tries_codes_is_stopped(peopled: PeopledTown, nobody: Visit) -> None:
    right = letter(peopled).code
    for _ in range(20):
        assert nobody.post("/dorp/brief/", {"code": "CDFG 3467"}).status_code == 400
    stopped = nobody.post("/dorp/brief/", {"code": right})
    assert stopped.status_code == 429
    assert int(stopped.headers["Retry-After"]) > 0
    neighbour = {"REMOTE_ADDR": "203.0.113.9"}
    assert nobody.post("/dorp/brief/", {"code": right}, environ_base=neighbour).status_code == 303


def test_codes_are_kept_so_that_nobody_can_read_them(peopled: PeopledTown) -> None:
    made = letter(peopled)
    with peopled.house.engine.connect() as connection:
        kept = str(connection.execute(select(way_in)).all())
    assert made.code.replace(" ", "") not in kept
    assert made.url.rpartition("/")[2] not in kept


def test_who_is_in_already_takes_the_shop_along(peopled: PeopledTown, as_lies: Visit) -> None:
    path = urlsplit(letter(peopled).url).path
    assert "Neem deze zaak erbij" in as_lies.get(path).text
    assert as_lies.post(path, {"mine": "1"}).status_code == 303
    mine = [row["slug"] for row in shops_of(peopled.house, peopled.people["lies"], "dorp")]
    assert mine == ["bakkerij-lies", "boeken-tom"]


def test_a_letter_to_a_new_owner_ends_the_access_of_the_old_one(peopled: PeopledTown, nobody: Visit) -> None:
    path = urlsplit(letter(peopled, hands_over=True).url).path
    assert "heeft daarna geen toegang meer" in nobody.get(path).text
    nobody.post(path, {"email": NEW})
    assert keepers(peopled) == ["sofie@boeken.example"]  # not before the new one is there
    confirm(peopled, nobody)
    assert keepers(peopled) == [NEW]
    assert last_mail_to(peopled.house, "sofie@boeken.example").kind == "access_ended"


def test_letters_come_in_the_order_of_the_shops_and_can_be_printed(peopled: PeopledTown) -> None:
    found = make_letters(peopled.house, "dorp", ("boeken-tom", "bakkerij-lies", "unknown"), None, "fr")
    assert [each.shop_name for each in found] == ["Bakkerij Lies", "Boeken Tom"]
    assert found[0].address == ("Bakkerij Lies", "Kerkstraat 2", "Dorp")
    assert found[0].entrance.endswith("/fr/dorp/brief/")
    town = peopled.live.editions["dorp"]["nl"].core.town
    assert letters_pdf(town, found, peopled.watch().date()).startswith(b"%PDF")


def test_a_letter_speaks_the_language_of_the_shop(peopled: PeopledTown) -> None:
    texts = {"boeken-tom": {"fr": "Des livres."}, "bakkerij-lies": {"nl": "Brood.", "fr": "Du pain."}}
    with writing(peopled.house.engine) as connection:
        for slug, each in texts.items():
            connection.execute(tables.shop.update().where(tables.shop.c.slug == slug).values(texts=each))
        german = person.update().where(person.c.email == "lies@bakkerij.example")
        connection.execute(german.values(language="de"))
        end_members(
            connection, [each.id for each in members(connection, town="dorp", shop="boeken-tom")], peopled.watch()
        )
    found = make_letters(peopled.house, "dorp", ("boeken-tom", "bakkerij-lies"), None)
    assert [each.language for each in found] == ["de", "fr"]  # of who keeps it; of its texts where nobody does


def test_a_code_of_one_town_opens_nothing_in_another(peopled: PeopledTown, nobody: Visit) -> None:
    made = letter(peopled)
    assert nobody.post("/elders/brief/", {"code": made.code}).status_code == 400
    assert nobody.get(f"/elders/brief/{made.url.rpartition('/')[2]}").status_code == 404


def test_the_address_page_without_a_code_leads_back_to_the_code(nobody: Visit) -> None:
    assert nobody.get("/dorp/brief/adres").location == "/dorp/brief/"
    assert nobody.post("/dorp/brief/adres", {"email": NEW}).location == "/dorp/brief/"


def test_a_wrong_address_keeps_the_code(peopled: PeopledTown, nobody: Visit) -> None:
    path = urlsplit(letter(peopled).url).path
    answer = nobody.post(path, {"email": "nora"})
    assert answer.status_code == 400
    assert "Dit is geen mailadres" in answer.text
    assert mails_to(peopled.house, "nora") == []
