"""While an emergency holds, the town's pages say so in a line; an exercise and the past do not."""

from tests.cap import cap, info
from tests.people import PeopledTown, Visit
from twin.services import alert_taking

HERE = "<area><areaDesc>Markt</areaDesc><circle>50.884,3.892 1</circle></area>"


def take(town: PeopledTown, data: bytes) -> None:
    for message in alert_taking.read_cap(town.house, "dorp", data):
        alert_taking.take(town.house, "dorp", message, "key")


def test_the_towns_pages_say_what_holds_and_what_to_do(nobody: Visit, peopled: PeopledTown) -> None:
    take(peopled, cap(infos=[info(headline="Gas &lt;b&gt;", area=HERE), info("fr", "Fuite de gaz", HERE)]))
    take(peopled, cap("t", status="Exercise", infos=[info(headline="Evacuatie")]))
    take(peopled, cap("far", infos=[info(headline="Overstroming", area=HERE.replace("50.884", "50.1"))]))
    for address in ("/dorp/", "/dorp/over"):
        page = nobody.get(address).text
        assert "<strong>Gas &lt;b&gt;</strong> Ga weg van de markt. Rook niet." in page
        assert "Evacuatie" not in page
        assert "Overstroming" not in page
    assert 'lang="fr"><strong>Fuite de gaz</strong>' in nobody.get("/fr/dorp/").text
    assert "Gas &lt;b&gt;" not in nobody.get("/elders/").text
    assert "Gas &lt;b&gt;" not in nobody.get("/dorp/?op=2026-11-20T10:00").text
    peopled.watch.go_on(hours=2)
    assert "Gas &lt;b&gt;" not in nobody.get("/dorp/").text


def test_pages_go_on_where_the_database_does_not(nobody: Visit, peopled: PeopledTown) -> None:
    with peopled.house.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alert_message")
    assert nobody.get("/dorp/over").status_code == 200
    assert nobody.get("/dorp/scherm/schepenhuis/nood.json").status_code == 500
