"""What screens are told to show, for all of them and for one. On both databases."""

import hashlib
from datetime import time

from tests.pages.desk_visits import filled, see, send
from tests.pages.screen_desk import HERE, rows
from tests.people import PeopledTown, Visit
from twin.domain.screen_settings import QuietHours, ScreenSettings
from twin.services.history import history
from twin.storage.screen_settings import chosen, of_screen


def settings(town: PeopledTown, screen: str = "schepenhuis") -> ScreenSettings:
    with town.house.engine.connect() as connection:
        return of_screen(connection, "dorp", screen)


def test_what_is_chosen_for_all_holds_for_each_and_one_may_differ(peopled: PeopledTown, as_tom: Visit) -> None:
    every, own = f"{HERE}/instellingen", f"{HERE}/schepenhuis/instellingen"
    rows(peopled)
    before = peopled.app.extensions["screen_documents"].stand("dorp", "schepenhuis")
    night = {"nacht": "donker", "van": "22:30", "tot": "06:30"}
    send(as_tom, every, {**filled(see(as_tom, every), "rust"), "rust": "120", "talen": ["nl", "fr"], **night})
    send(as_tom, own, {**filled(see(as_tom, own), "rust"), "aanbiedingen": "uit", "rust": "30", "nacht": "licht"})
    of_all, of_one = settings(peopled, "markt"), settings(peopled)
    assert (of_all.rest_seconds, of_all.languages) == (120, ("nl", "fr"))
    assert of_all.quiet == QuietHours(time(22, 30), time(6, 30))
    assert (of_one.rest_seconds, of_one.languages, of_one.quiet) == (30, ("nl", "fr"), None)
    assert not of_one.shows_offers
    rows(peopled)
    assert peopled.live.editions["dorp"]["nl"].core.settings_of("schepenhuis") == of_one
    assert peopled.app.extensions["screen_documents"].stand("dorp", "schepenhuis") != before  # its machine fetches it
    send(as_tom, f"/geschiedenis/{history(peopled.house, 'dorp', 'nl').actions[0].batch}/terug")
    assert settings(peopled) == of_all


UNKEPT = (
    ("rust", "10", "van 20 tot 600"),
    ("personeelscode", "12345", "6 tot 12 cijfers"),
    ("verzorger", "geen adres", "verzorger-fault"),
    ("talen", "es", "Kies talen"),
    ("agenda", "soms", "Kies uit de lijst"),
    ("nacht", "donker", "twee verschillende uren"),
)


def test_a_choice_that_cannot_be_is_refused_in_words(peopled: PeopledTown, as_tom: Visit) -> None:
    for field, value, words in UNKEPT:
        assert words in send(as_tom, f"{HERE}/instellingen", {field: value}, 400).text
    assert settings(peopled) == ScreenSettings()


def test_the_staff_code_is_kept_as_a_hash_and_never_shown(peopled: PeopledTown, as_tom: Visit) -> None:
    every = f"{HERE}/instellingen"
    send(as_tom, every, {**filled(see(as_tom, every), "rust"), "personeelscode": "271828"})
    with peopled.house.engine.connect() as connection:
        salt, _, kept = chosen(connection, "dorp", "schepenhuis")["staff"].partition("$")
    assert hashlib.scrypt(b"271828", salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex() == kept
    for path in (every, "/geschiedenis", "/geschiedenis.csv"):
        text = as_tom.get(f"/dorp/beheer{path}").text
        assert "271828" not in text
        assert kept not in text
    send(as_tom, every, {**filled(see(as_tom, every), "rust"), "code_weg": "ja"})
    with peopled.house.engine.connect() as connection:
        assert chosen(connection, "dorp", "schepenhuis")["staff"] is None
