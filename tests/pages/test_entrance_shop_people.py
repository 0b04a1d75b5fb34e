"""Several people keep one shop: invited, ended, handed over."""

from sqlalchemy import select

from tests.mailbox import last_mail_to
from tests.people import PeopledTown, Visit
from twin.services.shop_people import people_of, waiting_for
from twin.storage.tables_people import membership

PEOPLE = "/dorp/mijn-zaak/bakkerij-lies/mensen"
NEW = "otto@bakkerij.example"


def keepers(peopled: PeopledTown) -> list[str]:
    return [each.email for each in people_of(peopled.house, "dorp", "bakkerij-lies")]


def number_of(peopled: PeopledTown, name: str) -> int:
    """Of a membership."""
    found = people_of(peopled.house, "dorp", "bakkerij-lies")
    return next(each.id for each in found if each.person == peopled.people[name])


def test_a_colleague_is_invited_and_joins(peopled: PeopledTown, as_lies: Visit, nobody: Visit) -> None:
    assert as_lies.post(PEOPLE, {"email": NEW, "language": "fr"}).status_code == 303
    page = as_lies.get(PEOPLE).text
    assert f"onderweg naar {NEW}" in page
    mail = last_mail_to(peopled.house, NEW)
    assert mail.subject == "Lies vous invite à gérer Bakkerij Lies"
    assert mail.path.startswith("/fr/dorp/binnen/")
    assert "Participer" in nobody.get(mail.path).text
    assert nobody.post(mail.path).location == "/fr/dorp/mijn-zaak/"
    assert NEW in keepers(peopled)
    with peopled.house.engine.connect() as connection:
        newest = connection.execute(select(membership).order_by(membership.c.id.desc())).mappings().first()
    assert newest is not None
    assert (newest["way"], newest["let_in_by"]) == ("invitation", peopled.people["lies"])


def test_an_invitation_lasts_two_weeks_and_can_be_taken_back(
    peopled: PeopledTown, as_lies: Visit, nobody: Visit
) -> None:
    as_lies.post(PEOPLE, {"email": NEW})
    path = last_mail_to(peopled.house, NEW).path
    peopled.watch.go_on(days=13)
    assert nobody.get(path).status_code == 200
    waiting = waiting_for(peopled.house, "dorp", "bakkerij-lies")[0]
    assert as_lies.post(f"{PEOPLE}/uitnodigingen/{waiting.id}/einde").status_code == 303
    assert nobody.post(path).status_code == 404
    assert NEW not in keepers(peopled)


def test_who_keeps_the_shop_already_is_not_invited_again(as_lies: Visit) -> None:
    answer = as_lies.post(PEOPLE, {"email": "MIA@bakkerij.example"})
    assert answer.status_code == 400
    assert "houdt de zaak al bij" in answer.text


def test_ending_somebodys_access_shuts_her_out_at_once_and_tells_her(
    peopled: PeopledTown, as_lies: Visit, as_mia: Visit
) -> None:
    assert as_mia.get(PEOPLE).status_code == 200
    assert as_lies.post(f"{PEOPLE}/{number_of(peopled, 'mia')}/einde").status_code == 303
    assert as_mia.get(PEOPLE).status_code == 403
    assert last_mail_to(peopled.house, "mia@bakkerij.example").kind == "access_ended"


def test_nobody_ends_the_access_to_another_shop(peopled: PeopledTown, as_lies: Visit, as_sofie: Visit) -> None:
    other = "/dorp/mijn-zaak/boeken-tom/mensen"
    assert as_sofie.post(f"{other}/{number_of(peopled, 'mia')}/einde").status_code == 404
    assert as_lies.post(f"{other}/1/einde").status_code == 403
    assert len(keepers(peopled)) == 2


def test_an_officer_ends_access_in_a_shopkeepers_stead(peopled: PeopledTown, as_tom: Visit) -> None:
    assert as_tom.post(f"{PEOPLE}/{number_of(peopled, 'lies')}/einde").status_code == 303
    assert keepers(peopled) == ["mia@bakkerij.example"]


def test_lies_leaves(peopled: PeopledTown, as_lies: Visit) -> None:
    assert as_lies.post(f"{PEOPLE}/vertrek").location == "/dorp/account/"
    assert keepers(peopled) == ["mia@bakkerij.example"]
    assert as_lies.get(PEOPLE).status_code == 403


def test_the_last_to_leave_is_told_that_nobody_keeps_the_shop_then(peopled: PeopledTown, as_lies: Visit) -> None:
    words = "dan houdt niemand deze zaak nog bij"
    assert words not in as_lies.get(PEOPLE).text
    as_lies.post(f"{PEOPLE}/{number_of(peopled, 'mia')}/einde")
    assert words in as_lies.get(PEOPLE).text


def test_a_shop_is_handed_over_when_the_new_owner_says_so(peopled: PeopledTown, as_lies: Visit, nobody: Visit) -> None:
    as_lies.post(PEOPLE, {"email": "vriend@bakkerij.example"})
    invited = last_mail_to(peopled.house, "vriend@bakkerij.example").path
    assert as_lies.post(f"{PEOPLE}/overdracht", {"email": NEW}).status_code == 303
    assert len(keepers(peopled)) == 2  # nothing changed yet
    path = last_mail_to(peopled.house, NEW).path
    assert "geen toegang meer" in nobody.get(path).text
    assert nobody.post(path).location == "/dorp/mijn-zaak/"
    assert keepers(peopled) == [NEW]
    assert as_lies.get(PEOPLE).status_code == 403
    for name in ("lies", "mia"):
        assert last_mail_to(peopled.house, f"{name}@bakkerij.example").kind == "access_ended"
    assert peopled.visit().get(invited).status_code == 404  # an invitation of the old owner's opens nothing any more


def test_a_shop_is_not_handed_over_to_oneself(as_lies: Visit) -> None:
    answer = as_lies.post(f"{PEOPLE}/overdracht", {"email": "lies@bakkerij.example"})
    assert answer.status_code == 400
    assert 'id="email-fault"' in answer.text
