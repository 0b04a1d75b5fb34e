"""Where a screen stands and how large it is, at the desk. On both databases."""

from tests.geodata.tiny_town import degrees
from tests.pages.desk_visits import BAD, filled, see, send
from tests.pages.screen_desk import GOOD, HERE, at, rows
from tests.people import PeopledTown, Visit
from twin.services.history import history


def test_a_new_screen_is_typed_by_its_position_and_can_be_taken_back(peopled: PeopledTown, as_tom: Visit) -> None:
    page = see(as_tom, f"{HERE}/nieuw")
    send(as_tom, f"{HERE}/nieuw", {**filled(page, "duim"), **GOOD})
    made = rows(peopled)["kerkplein"]
    assert (made.name, made.bearing, made.mounting_height_mm) == ("Kerkplein", 90, 720)
    assert made.node is not None
    assert "Kerkplein" in see(as_tom, f"{HERE}/").html
    send(as_tom, f"/geschiedenis/{history(peopled.house, 'dorp', 'nl').actions[0].batch}/terug")
    assert "kerkplein" not in rows(peopled)


def test_in_front_of_premises_stands_before_the_door_and_looks_at_the_house(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    words = {**GOOD, "lon": "", "lat": "", "richting": "", "voor": "kerkstraat 4"}
    looked = send(as_tom, f"{HERE}/nieuw", {**words, "knop": "bekijk"}, 200).text
    assert "Achter het scherm ligt Boeken Tom" in looked
    send(as_tom, f"{HERE}/nieuw", words)
    made, premises = rows(peopled)["kerkplein"], peopled.live.editions["dorp"]["nl"].core.premises["p-4"]
    assert premises.facade is not None
    assert made.bearing == round(premises.facade + 180) % 360
    assert made.at != premises.door


REFUSED = (
    ("richting", "400", "noord is 0, oost 90"),
    ("duim", "0", "van hoek tot hoek"),
    ("rand", "9000", "hoogstens 1100"),
    ("hoog", "19.5", "beeldpunten het beeld hoog is"),
    ("naam", "", "Geef het scherm een naam"),
    ("voor", "Nergens 7", "Dit pand kennen we niet"),
    ("lon", "vier", "Wijs op de kaart aan"),
)


def test_what_cannot_be_is_refused_with_words_that_say_what_to_do(peopled: PeopledTown, as_tom: Visit) -> None:
    before = rows(peopled)
    for field, value, words in REFUSED:
        page = send(as_tom, f"{HERE}/nieuw", {**GOOD, field: value}, 400).text
        assert words in page
        assert f'id="{field}-fault"' in page
    assert rows(peopled) == before


def test_a_screen_outside_the_core_or_far_from_every_street_is_refused(peopled: PeopledTown, as_tom: Visit) -> None:
    assert "buiten de handelskern" in send(as_tom, f"{HERE}/nieuw", {**GOOD, **at(0, 151)}, 400).text
    assert "dichter bij een straat" in send(as_tom, f"{HERE}/nieuw", {**GOOD, **at(140, 140)}, 400).text
    for text in BAD.values():
        send(as_tom, f"{HERE}/nieuw", {**dict.fromkeys(GOOD, text), "voor": text}, 400)


def test_a_screen_is_moved_and_a_colleagues_move_is_not_overwritten(peopled: PeopledTown, as_tom: Visit) -> None:
    place = f"{HERE}/schepenhuis/plaats"
    mine, theirs = (filled(see(as_tom, place), "duim") for _ in range(2))
    send(as_tom, place, {**theirs, **at(3, -30)})
    send(as_tom, place, {**mine, "richting": "270"})
    moved = rows(peopled)["schepenhuis"]
    assert (moved.bearing, moved.at) == (270, tuple(degrees((3, -30))))
    send(as_tom, place, {**mine, "richting": "90"}, 409)


def test_a_screen_whose_controls_not_everybody_reaches_is_kept_and_told_at_which_height_they_do(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    high = {**GOOD, "duim": "55", "rand": "960"}
    looked = send(as_tom, f"{HERE}/nieuw", {**high, "knop": "bekijk"}, 200).text
    told = as_tom.get(send(as_tom, f"{HERE}/nieuw", high).location).text
    place = f"{HERE}/kerkplein/plaats"
    for page in (looked, told, see(as_tom, place).html):
        assert "Zo hangt het te hoog" in page
        assert "Hang de onderrand op 860 mm." in page
    lower = send(as_tom, f"{HERE}/nieuw", {**high, "rand": "900", "knop": "bekijk"}, 200).text
    assert "met grote letters niet" in lower
    send(as_tom, place, {**filled(see(as_tom, place), "duim"), "rand": "860"})
    assert "Zo hangt het" not in see(as_tom, place).html
