"""Reading in shows first and does afterwards; taking out gives what can be read in again."""

import csv
import io
import re
import zipfile

import pytest
from werkzeug.test import TestResponse

from tests.pages.strict import Page
from tests.people import Visit
from twin.services.exchange.spreadsheet import read_sheet

IMPORTS = "/dorp/beheer/inlezen/"
EXPORTS = "/dorp/beheer/uitvoer/"


def send(visit: Visit, kind: str, data: bytes, name: str = "zaken.csv") -> TestResponse:
    file = (io.BytesIO(data), name)
    return visit.post(f"{IMPORTS}{kind}", {"bestand": file}, content_type="multipart/form-data")


def sound(answer: TestResponse) -> Page:
    page = Page(answer.request.path, answer.text)
    assert page.check() == []
    return page


@pytest.mark.parametrize("address", [IMPORTS, EXPORTS, f"/fr{IMPORTS}"])
def test_the_pages_are_sound(as_tom: Visit, address: str) -> None:
    sound(as_tom.get(address))


def test_a_table_is_shown_first_and_carried_out_after(as_tom: Visit) -> None:
    answer = send(as_tom, "tabel", b"slug;phone;kleur\nbakkerij-lies;054 12 34 56;rood\nnergens;1;2\n")
    assert answer.status_code == 303
    plan = as_tom.get(answer.location)
    page = sound(plan)
    assert "+32 54 12 34 56" in plan.text
    assert "geen zaak die we kennen (nergens)" in plan.text
    assert "Kolom kleur" in plan.text
    assert page.one("button", type="submit") is not None
    done = as_tom.get(as_tom.post(answer.location).location)
    assert "Ingelezen." in done.text
    undo = re.search(r'action="(/dorp/beheer/geschiedenis/\d+/terug)"', done.text)
    assert undo
    assert as_tom.post(undo[1]).status_code == 303
    assert as_tom.get(answer.location).status_code == 303  # the file is not kept after it was read in


def test_the_table_that_went_out_changes_nothing(as_tom: Visit) -> None:
    for form in ("csv", "xlsx"):
        out = as_tom.get(f"{EXPORTS}zaken.{form}").get_data()
        assert len(read_sheet(out).lines) > 1
        plan = as_tom.get(send(as_tom, "tabel", out).location)
        assert "0 zaken wijzigen" in plan.text


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("tabel", b"", "Kies eerst een bestand."),
        ("kaart", b"geen zip", "geen zip met GeoJSON-lagen"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(as_tom: Visit, kind: str, data: bytes, words: str) -> None:
    answer = send(as_tom, kind, data)
    assert answer.status_code == 422
    assert words in answer.text
    sound(answer)


def test_a_table_without_a_key_is_refused_when_its_plan_is_asked(as_tom: Visit) -> None:
    answer = as_tom.get(send(as_tom, "tabel", b"phone\n1\n").location)
    assert answer.status_code == 422
    assert "moet een kolom" in answer.text


def test_another_towns_officer_cannot_see_the_file(as_tom: Visit, as_ria: Visit) -> None:
    where = send(as_tom, "tabel", b"slug;phone\nbakkerij-lies;054 12 34 56\n").location
    assert as_ria.get(where).status_code == 403
    assert as_ria.get(where.replace("/dorp/", "/elders/")).status_code == 303  # of Elders there is no such file


def test_the_map_and_googles_table_are_what_they_say(as_tom: Visit) -> None:
    packed = zipfile.ZipFile(io.BytesIO(as_tom.get(f"{EXPORTS}kaart.zip").get_data()))
    assert {"dorp/shops.geojson", "dorp/town.toml"} <= set(packed.namelist())
    rows = csv.DictReader(io.StringIO(as_tom.get(f"{EXPORTS}google.csv").text))
    assert "bakkerij-lies" in [row["Store code"] for row in rows]


def test_who_keeps_a_shop_takes_nothing_out(as_lies: Visit) -> None:
    for address in (IMPORTS, EXPORTS, f"{EXPORTS}zaken.csv", f"{EXPORTS}kaart.zip"):
        assert as_lies.get(address).status_code == 403
