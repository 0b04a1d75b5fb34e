"""A shopkeeper sees everything that waits as a visitor would, and nobody else does."""

from tests.pages.keeping import SHOP, see
from tests.pages.test_keeper_listing import change
from tests.pages.test_keeper_offers import offer
from tests.pages.test_keeper_photos import RED, describe, kept, send
from tests.people import PeopledTown, Visit

PUBLIC = "/dorp/winkels/bakkerij-lies"


def test_what_waits_stands_in_the_preview_and_nowhere_else(peopled: PeopledTown, as_lies: Visit, nobody: Visit) -> None:
    change(as_lies, names__nl="Bakkerij Lies en Jan", texts__nl="Zuurdesem.")
    offer(as_lies)
    send(as_lies, ("toonbank.jpg", RED))
    describe(as_lies, kept(peopled)[0], "De toonbank met brood")
    page = see(as_lies, "/voorbeeld").html
    assert "Alleen u ziet dit." in page
    for words in ("Bakkerij Lies en Jan", "Zuurdesem.", "Kersttaart", "De toonbank met brood"):
        assert words in page
        assert words not in nobody.get(PUBLIC).text


def test_without_anything_that_waits_it_is_the_page_as_it_is(as_lies: Visit) -> None:
    page = see(as_lies, "/voorbeeld").html
    assert "Tekening, nog geen foto" in page
    assert "Op het scherm in de straat" in page


def test_nobody_else_sees_it(nobody: Visit, as_sofie: Visit) -> None:
    assert as_sofie.get(f"{SHOP}/voorbeeld").status_code == 403
    assert nobody.get(f"{SHOP}/voorbeeld").status_code == 303


def test_links_and_staff_wanted_stand_on_the_public_page(peopled: PeopledTown, as_lies: Visit, nobody: Visit) -> None:
    change(as_lies, links="https://social.example/lies")
    change(as_lies, "/vacature", hiring__nl="Bakker gezocht voor het weekend.")
    peopled.publish()
    page = nobody.get(PUBLIC).text
    assert 'href="https://social.example/lies"' in page
    assert "Bakker gezocht voor het weekend." in page
    assert '"sameAs":["https://social.example/lies"]' in page
