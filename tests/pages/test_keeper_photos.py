"""Photos come from a phone, wait for words and for the town, and are there for everybody afterwards."""

import io
import json
import re
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.pages.keeping import SHOP, checked, see
from tests.pages.strict import Page
from tests.people import PeopledTown, Visit
from twin.services.changing import Author
from twin.services.cleaning import clean
from twin.services.photos import MOST, photos_of
from twin.services.proposals import accept, refuse, waiting

PATH = f"{SHOP}/fotos"
PUBLIC = "/dorp/winkels/bakkerij-lies"


def jpeg(colour: str = "red", size: tuple[int, int] = (640, 480)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG")
    return written.getvalue()


RED = jpeg()


def send(visit: Visit, *files: tuple[str, bytes]) -> object:
    sent = [(io.BytesIO(data), name) for name, data in files]
    answer = visit.post(PATH, {"fotos": sent, "doe": "stuur"}, content_type="multipart/form-data")
    answer.request.environ["wsgi.input"].close()  # a large one lies in a file, which the test client leaves open
    return answer


def describe(visit: Visit, number: int, dutch: str, **more: str) -> object:
    words = {f"a{number}-nl": dutch} | {f"a{number}-{language}": text for language, text in more.items()}
    return visit.post(PATH, {"welk": number, "doe": "beschrijf", **words})


def kept(town: PeopledTown) -> list[int]:
    shop = town.live.editions["dorp"]["nl"].core.by_slug["bakkerij-lies"].id
    return [each.photo.id for each in photos_of(town.house, "dorp", shop)]


def files(page: Page) -> Iterator[str]:
    yield from dict.fromkeys(re.findall(r"/dorp/foto/[^ \"]+", page.html))


def live_photo(town: PeopledTown, visit: Visit, data: bytes = RED, words: str = "De toonbank met brood") -> int:
    send(visit, ("toonbank.jpg", data))
    number = kept(town)[-1]
    describe(visit, number, words)
    tom = Author("officer", town.people["tom"])
    for each in waiting(town.house, "dorp"):
        accept(town.house, "dorp", each.id, tom)
    town.publish()
    return number


def test_an_empty_page_says_what_stands_there_now(as_lies: Visit) -> None:
    assert "Tot dan staat op uw pagina een tekening." in see(as_lies, "/fotos").html
    assert "nog geen" in see(as_lies, "/").html


def test_a_photo_waits_for_words_then_for_the_town_then_is_live(peopled: PeopledTown, as_lies: Visit) -> None:
    assert send(as_lies, ("toonbank.jpg", RED)).status_code == 303
    page = see(as_lies, "/fotos").html
    assert "1 foto ontvangen. Schrijf er nog bij wat erop staat." in page
    assert "Nog niet verstuurd" in page
    assert waiting(peopled.house, "dorp") == []
    number = kept(peopled)[0]
    describe(as_lies, number, "De toonbank met brood")
    page = see(as_lies, "/fotos").html
    assert "Wacht op de gemeente sinds 21 november 2026." in page
    assert "1 wacht op de gemeente" in see(as_lies, "/").html
    accept(peopled.house, "dorp", waiting(peopled.house, "dorp")[0].id, Author("officer", peopled.people["tom"]))
    assert "Live: bezoekers zien dit." in see(as_lies, "/fotos").html


def test_the_page_shows_it_in_three_formats_and_says_what_is_on_it(
    peopled: PeopledTown, as_lies: Visit, nobody: Visit
) -> None:
    assert "Tekening, nog geen foto" in nobody.get(PUBLIC).text
    live_photo(peopled, as_lies)
    page = checked(PUBLIC, nobody.get(PUBLIC).text)
    assert "Tekening, nog geen foto" not in page.html
    picture = page.one("img", alt="De toonbank met brood")
    assert (picture.get("width"), picture.get("height")) == ("640", "480")
    kinds = {}
    for address in files(page):
        answer = nobody.get(address)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Set-Cookie" not in answer.headers
        kinds[answer.mimetype] = answer.data[:12]
    assert set(kinds) == {"image/avif", "image/webp", "image/jpeg"}
    assert kinds["image/jpeg"][:2] == b"\xff\xd8"
    data = json.loads(page.one("script", type="application/ld+json").text or "")
    assert data["image"][0].startswith("http")
    assert page.one("meta", property="og:image").get("content", "").endswith(".jpeg")


def test_what_waits_is_for_who_keeps_the_shop_only(
    peopled: PeopledTown, as_lies: Visit, as_tom: Visit, as_sofie: Visit, nobody: Visit
) -> None:
    send(as_lies, ("toonbank.jpg", RED))
    address = next(files(see(as_lies, "/fotos")))
    for visit in (as_lies, as_tom):
        answer = visit.get(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    for visit in (as_sofie, nobody):
        assert visit.get(address).status_code == 404
    peopled.publish()
    assert "/foto/" not in nobody.get(PUBLIC).text


@pytest.mark.parametrize("part", ["999/0000000000000000-480.avif", "1/0000000000000000-480.avif", "1/x-7.gif"])
def test_no_other_address_is_a_photo(peopled: PeopledTown, as_lies: Visit, part: str) -> None:
    live_photo(peopled, as_lies)
    assert as_lies.get(f"/dorp/foto/{part}").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("leeg.jpg", b"", "Dit is geen foto die we kunnen lezen."),
        ("brief.jpg", b"%PDF-1.7 dit is een brief", "Dit is geen foto die we kunnen lezen."),
        ("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "een tekening (SVG)"),
        ("half.jpg", RED[: len(RED) // 2], "beschadigd"),
        ("klein.jpg", jpeg(size=(20, 20)), "vanaf 320"),
        ("groot.jpg", b"\xff\xd8" + bytes(15_000_001), "er past 15 MB"),
        ("<b>x</b>\x00.jpg", b"x", "Dit is geen foto die we kunnen lezen."),
    ],
)
def test_what_is_no_photo_is_refused_beside_the_field(as_lies: Visit, name: str, data: bytes, words: str) -> None:
    answer = send(as_lies, (name, data))
    assert answer.status_code == 422
    assert words in checked(PATH, answer.text).html


def test_one_that_is_no_photo_does_not_hold_up_the_others(peopled: PeopledTown, as_lies: Visit) -> None:
    answer = send(as_lies, ("brief.jpg", b"brief"), ("toonbank.jpg", RED))
    assert answer.status_code == 422
    assert "brief.jpg: Dit is geen foto" in answer.text
    assert len(kept(peopled)) == 1


def test_nothing_chosen_and_too_many_are_said(as_lies: Visit) -> None:
    assert "Kies eerst een of meer foto" in as_lies.post(PATH, {"doe": "stuur"}).text
    assert "Stuur er hoogstens 4 tegelijk." in send(as_lies, *((f"{n}.jpg", RED) for n in range(5))).text


def test_the_same_photo_sent_twice_is_there_once(peopled: PeopledTown, as_lies: Visit) -> None:
    for _time in range(2):
        assert send(as_lies, ("toonbank.jpg", RED)).status_code == 303
    assert len(kept(peopled)) == 1
    assert "Deze foto stond er al." in see(as_lies, "/fotos").html


def test_there_is_room_for_so_many(peopled: PeopledTown, as_lies: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST == 12
    monkeypatch.setattr("twin.services.photos.MOST", 1)
    send(as_lies, ("rood.jpg", RED))
    assert "Er passen 1 foto" in send(as_lies, ("blauw.jpg", jpeg("blue"))).text
    assert len(kept(peopled)) == 1


def test_words_are_asked_in_the_first_language_and_stay_when_they_are_too_long(
    peopled: PeopledTown, as_lies: Visit
) -> None:
    send(as_lies, ("toonbank.jpg", RED))
    number = kept(peopled)[0]
    answer = describe(as_lies, number, "", fr="Le comptoir")
    assert answer.status_code == 422
    page = checked(PATH, answer.text)
    assert "Schrijf wat op de foto staat" in page.html
    assert "Le comptoir" in page.html
    assert "er passen er 200" in describe(as_lies, number, "brood " * 50).text


def test_order_can_be_changed_and_undone(peopled: PeopledTown, as_lies: Visit) -> None:
    first, second = live_photo(peopled, as_lies), live_photo(peopled, as_lies, jpeg("blue"), "De oven")
    as_lies.post(PATH, {"welk": second, "doe": "vooruit"})
    assert kept(peopled) == [second, first]
    as_lies.post(PATH, {"welk": second, "doe": "vooruit"})
    assert kept(peopled) == [second, first]
    as_lies.post(PATH, {"welk": second, "doe": "achteruit"})
    assert kept(peopled) == [first, second]


def test_a_photo_that_was_taken_away_can_come_back(peopled: PeopledTown, as_lies: Visit, nobody: Visit) -> None:
    number = live_photo(peopled, as_lies)
    as_lies.post(PATH, {"welk": number, "doe": "weg"})
    peopled.publish()
    assert "/foto/" not in nobody.get(PUBLIC).text
    page = see(as_lies, "/fotos")
    assert "De foto is weg." in page.html
    undo = next(each.get("action") for each in page.all("form") if "/terug/" in each.get("action", ""))
    as_lies.post(str(undo))
    peopled.publish()
    assert "/foto/" in nobody.get(PUBLIC).text


def test_a_refused_photo_goes_away(peopled: PeopledTown, as_lies: Visit) -> None:
    send(as_lies, ("toonbank.jpg", RED))
    describe(as_lies, kept(peopled)[0], "De toonbank")
    number = waiting(peopled.house, "dorp")[0].id
    refuse(peopled.house, "dorp", number, "Er staat een klant op.", Author("officer", peopled.people["tom"]))
    assert kept(peopled) == []


def test_new_words_for_a_live_photo_wait_and_can_be_taken_back(peopled: PeopledTown, as_lies: Visit) -> None:
    number = live_photo(peopled, as_lies)
    describe(as_lies, number, "De nieuwe toonbank")
    page = see(as_lies, "/fotos")
    assert "De nieuwe toonbank" in page.html
    proposal = waiting(peopled.house, "dorp")[0].id
    answer = as_lies.post(f"{SHOP}/voorstel/{proposal}/terug", {"pagina": "fotos"})
    assert answer.location == PATH
    assert "De nieuwe toonbank" not in see(as_lies, "/fotos").html


def test_an_officer_in_her_stead_puts_it_live_at_once(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, ("toonbank.jpg", RED))
    describe(as_tom, kept(peopled)[0], "De toonbank")
    assert waiting(peopled.house, "dorp") == []
    assert "Live: bezoekers zien dit." in see(as_tom, "/fotos").html


def test_another_shops_photos_are_out_of_reach(peopled: PeopledTown, as_lies: Visit, as_sofie: Visit) -> None:
    number = live_photo(peopled, as_lies)
    for what in ("weg", "vooruit", "beschrijf"):
        words = {f"a{number}-nl": "x"}
        answer = as_sofie.post("/dorp/mijn-zaak/boeken-tom/fotos", {"welk": number, "doe": what, **words})
        assert answer.status_code == 404
    for which in ("", "x", "²", "9" * 30):
        assert as_lies.post(PATH, {"welk": which, "doe": "weg"}).status_code == 404


def test_a_photo_whose_file_is_deleted_does_not_come_back_and_the_pages_say_why(
    peopled: PeopledTown, as_lies: Visit
) -> None:
    number = live_photo(peopled, as_lies)
    as_lies.post(PATH, {"welk": number, "doe": "weg"})
    found = re.search(r"/terug/(\d+)", see(as_lies, "/fotos").html)
    assert found
    peopled.watch.go_on(days=31)
    clean(peopled.house)
    as_lies.post(f"{SHOP}/terug/{found[1]}")
    assert "het bestand is gewist" in see(as_lies, "/").html
    as_tom = peopled.visit("tom")
    as_tom.post(f"/dorp/beheer/geschiedenis/{found[1]}/terug", {"vraag": ""})
    assert "het bestand is gewist" in as_tom.get("/dorp/beheer/geschiedenis").text
    assert kept(peopled) == []
