"""Settings of the town: checked, merged with a colleague's, undone, and obeyed."""

import json
from typing import Any

from tests.pages.desk_visits import BAD, see, send
from tests.people import PeopledTown, Visit
from twin.domain.choices import Choices
from twin.services import town_settings
from twin.storage.town_rows import town_row


def posted(town: PeopledTown, **changes: Any) -> dict[str, Any]:
    """What a browser sends of the form as it is now, with some fields changed."""
    now = town_settings.shown(town_settings.row_of(town.house, "dorp"))
    fields: dict[str, Any] = {name: value.split(";") if ";" in value else value for name, value in now.items()}
    return {**fields, "gezien": json.dumps(now), **changes}


def choices(town: PeopledTown) -> Choices:
    with town.house.engine.connect() as connection:
        return Choices.read(town_row(connection, "dorp")["choices"])


def test_what_is_chosen_is_kept_and_can_be_undone(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, "/instellingen", posted(peopled, reminder_days="60", eerst=["names", "photos"], shows_wishes="ja"))
    chosen = choices(peopled)
    assert (chosen.reminder_days, sorted(chosen.looked_at_first)) == (60, ["names", "photos"])
    assert as_tom.get("/dorp/wat-we-deden").status_code == 200
    page = see(as_tom, "/instellingen")
    assert page.one("input", id="reminder_days").get("value") == "60"
    (undo,) = [each.get("action", "") for each in page.all("form") if each.get("action", "").endswith("/terug")]
    as_tom.post(undo)
    assert choices(peopled).reminder_days == 90
    assert as_tom.get("/dorp/wat-we-deden").status_code == 404


def test_a_value_that_cannot_be_right_is_told_and_nothing_is_lost(peopled: PeopledTown, as_tom: Visit) -> None:
    answer = send(as_tom, "/instellingen", posted(peopled, reminder_days="3", mail="geen adres", naam="Dienst"), 400)
    assert "Geef een aantal dagen van 14 tot 730." in answer.text
    assert 'value="geen adres"' in answer.text
    assert 'value="Dienst"' in answer.text
    assert choices(peopled).reminder_days == 90


def test_nonsense_in_any_field_breaks_nothing(peopled: PeopledTown, as_tom: Visit) -> None:
    for text in BAD.values():
        for field in ("reminder_days", "talen", "gezien"):
            assert as_tom.post("/dorp/beheer/instellingen", posted(peopled, **{field: text})).status_code in (303, 400)
        assert as_tom.post("/dorp/beheer/instellingen", posted(peopled, web=text, telefoon=text)).status_code in (
            303,
            400,
        )
    see(as_tom, "/instellingen")
    peopled.publish()
    assert as_tom.get("/dorp/").status_code == 200


def test_two_officers_who_change_different_things_both_get_their_way(peopled: PeopledTown, as_tom: Visit) -> None:
    mine = posted(peopled, reminder_days="60")
    send(as_tom, "/instellingen", posted(peopled, quiet_days="14"))
    send(as_tom, "/instellingen", mine)
    assert (choices(peopled).reminder_days, choices(peopled).quiet_days) == (60, 14)


def test_the_site_speaks_the_chosen_languages_and_always_the_first(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, "/instellingen", posted(peopled, talen=["nl", "de"]))
    peopled.publish()
    assert as_tom.get("/de/dorp/").status_code == 200
    assert as_tom.get("/fr/dorp/").status_code == 404
    answer = send(as_tom, "/instellingen", posted(peopled, talen=["de"]), 400)
    assert "Nederlands is de eerste taal en blijft altijd." in answer.text


def test_a_mail_is_worded_by_the_town_with_a_preview_first(peopled: PeopledTown, as_tom: Visit) -> None:
    path = "/instellingen/teksten/sign_in/nl"
    words = {"subject": "Hallo uit {core}", "lead": "Klik binnen de {minutes} minuten."}
    answer = send(as_tom, path, {**words, "knop": "voorbeeld"}, 200)
    assert "Klik binnen de ‹minutes› minuten." in answer.text
    assert choices(peopled).text("sign_in", "nl", "lead") == ""
    send(as_tom, path, {**words, "knop": "bewaar"})
    assert choices(peopled).text("sign_in", "nl", "lead") == "Klik binnen de {minutes} minuten."
    send(as_tom, path, {"knop": "bewaar"})
    assert choices(peopled).texts == {}


def test_a_placeholder_that_nothing_fills_is_told(as_tom: Visit) -> None:
    answer = send(as_tom, "/instellingen/teksten/sign_in/nl", {"lead": "Dag {naam},", "knop": "bewaar"}, 400)
    assert "{naam} vult niets in." in answer.text


def test_every_mail_and_the_letter_can_be_worded(as_tom: Visit) -> None:
    for kind in town_settings.wordings():
        see(as_tom, f"/instellingen/teksten/{kind}/fr")
    see(as_tom, "/instellingen/teksten")
