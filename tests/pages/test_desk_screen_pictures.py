"""Pictures of what screens show: now, in the list and large, and by another light. On both databases."""

import json
import re
from typing import Any

from tests.pages.desk_visits import see, send
from tests.pages.screen_desk import HERE, beat, paired
from tests.pages.test_desk_alerts import NEW, TYPED
from tests.people import PeopledTown, Visit
from twin.domain.device import PageBeat


def test_a_screens_page_shows_a_picture_of_what_it_told(peopled: PeopledTown, as_tom: Visit) -> None:
    paired(peopled, as_tom)
    state = {"view": "result", "language": "fr", "chosen": "bakkerij-lies", "contrast": True}
    beat(peopled, page=PageBeat("a" * 16, "map", is_dated=False, errors=0, state=state))
    src = see(as_tom, f"{HERE}/schepenhuis").all("iframe")[0].get("src")
    assert src == f"/dorp/beheer{HERE}/schepenhuis/beeld?view=result&chosen=bakkerij-lies&contrast=1&taal=fr"
    frame = as_tom.get(src)
    assert "frame-ancestors 'self'" in frame.headers["Content-Security-Policy"]
    told = json.loads(re.findall(r'id="settings">(.*?)</script>', frame.text, re.DOTALL)[0])
    assert told["state"] == state
    assert "heartbeat" not in told
    assert "use" not in told


def test_what_no_screen_can_show_is_not_drawn_and_nobody_else_sees_it(peopled: PeopledTown, as_tom: Visit) -> None:
    address = f"/dorp/beheer{HERE}/schepenhuis/beeld"
    frame = as_tom.get(address, query_string={"view": "result", "chosen": "<b>", "taal": "xx", "group": "x"}).text
    assert '"state": {"view": "browse"}' in frame
    assert as_tom.get(f"/dorp/beheer{HERE}/nergens/beeld").status_code == 404
    assert peopled.visit().get(address).status_code == 303


def test_a_preview_is_by_another_light_and_in_the_screens_own_size(peopled: PeopledTown, as_tom: Visit) -> None:
    night = see(as_tom, f"{HERE}/schepenhuis/voorbeeld?licht=nacht").all("iframe")[0]
    assert "op=2026-11-21T23:30" in night.get("src", "").replace("%3A", ":")
    true = see(as_tom, f"{HERE}/schepenhuis/voorbeeld?licht=contrast&maat=echt").all("iframe")[0]
    assert (true.get("width"), true.get("height")) == ("1080", "1920")
    assert "contrast=1" in true.get("src", "")
    see(as_tom, f"{HERE}/schepenhuis/voorbeeld?licht=<x>&maat=9")


def in_list(visit: Visit) -> Any:
    """The part of the list with the picture of Schepenhuis."""
    return next(each for each in see(visit, f"{HERE}/").all("div") if each.get("data-now") == "picture-schepenhuis")


def told_to(visit: Visit, src: str) -> Any:
    """What the page in the frame starts from."""
    return json.loads(re.findall(r'id="settings">(.*?)</script>', visit.get(src).text, re.DOTALL)[0])


def test_the_list_shows_each_screen_small_without_leading_into_its_page(peopled: PeopledTown, as_tom: Visit) -> None:
    paired(peopled, as_tom)
    beat(peopled)
    (frame,) = in_list(as_tom).iter("iframe")
    assert (frame.get("loading"), frame.get("tabindex"), "inert" in frame.attrib) == ("lazy", "-1", True)
    told = told_to(as_tom, frame.get("src", ""))
    assert told["flat"], "no map in three dimensions for a picture of a thumb's size"
    assert told["state"] == {"view": "browse", "language": "fr", "large": True}
    (image,) = (each for each in in_list(as_tom).iter("div") if each.get("role") == "img")
    label = "Schepenhuis toont nu: een zaak en de weg ernaartoe, Français, grote letters"
    assert image.get("aria-label") == label


def test_where_nobody_knows_what_a_screen_shows_the_list_says_why(peopled: PeopledTown, as_tom: Visit) -> None:
    def words() -> str:
        assert not list(in_list(as_tom).iter("iframe"))
        return " ".join("".join(in_list(as_tom).itertext()).split())

    assert words() == "Nog niet gekoppeld: er is nog geen beeld."
    paired(peopled, as_tom)
    assert words() == "Nog niets gehoord: er is nog geen beeld."
    beat(peopled)
    peopled.watch.go_on(minutes=6)
    assert words() == "Zwijgt: wat het nu toont, weet niemand."
    assert "Dit toonde het laatst." in see(as_tom, f"{HERE}/schepenhuis").html


def test_an_emergency_and_the_quiet_hours_stand_on_the_picture(peopled: PeopledTown, as_tom: Visit) -> None:
    paired(peopled, as_tom)
    beat(peopled, page=PageBeat("a" * 16, "map", is_dated=False, errors=0, state={"view": "attract"}))
    calm = see(as_tom, f"{HERE}/schepenhuis").all("iframe")[0].get("src", "")
    assert told_to(as_tom, calm)["stand"]["alerts"] == []
    quiet = {"nacht": "donker", "van": "10:00", "tot": "11:00", "rust": "60"}
    send(as_tom, f"{HERE}/instellingen", {**quiet, "talen": ["nl", "fr", "en", "de"]})
    peopled.publish()
    assert "niets, het zijn stille uren" in see(as_tom, f"{HERE}/").html
    dark = see(as_tom, f"{HERE}/schepenhuis").all("iframe")[0].get("src", "")
    assert dark != calm
    assert told_to(as_tom, dark)["stand"]["dark"]
    as_tom.post(NEW, {**TYPED, "knop": "toon"})
    assert "toont nu: een noodbericht" in see(as_tom, f"{HERE}/").html
    alarmed = see(as_tom, f"{HERE}/schepenhuis").all("iframe")[0].get("src", "")
    assert alarmed != dark, "another address, so that a page that is open takes it over"
    (alert,) = told_to(as_tom, alarmed)["stand"]["alerts"]
    assert alert["texts"]["nl"]["title"] == TYPED["titel_nl"]
    assert told_to(as_tom, f"{alarmed}&op=2026-11-21T13:00")["stand"] is None, "a preview is of another moment"
