"""What mails say, in whose words, and that nothing in them can do harm."""

from typing import Any

from tests.services.people_house import choose, rows
from twin.domain.town import LANGUAGES
from twin.services.house import House
from twin.services.mail import page_address, post
from twin.services.mail_words import PLACEHOLDER, kinds, own_words
from twin.storage.database import writing
from twin.storage.tables_people import mail

VALUES = {"link": "https://kern.example/dorp/binnen/abc", "minutes": 15, "shop": "Bakkerij Lies", "days": 7}


def written(house: House, kind: str = "sign_in", language: str = "nl", **values: Any) -> dict[str, Any]:
    with writing(house.engine) as connection:
        post(house, connection, kind, "lies@bakkerij.example", language, VALUES | values, town="dorp")
    return rows(house, mail)[-1]


def test_a_sign_in_mail_says_where_to_press_and_who_sends_it(house: House) -> None:
    found = written(house)
    assert found["subject"] == "Uw link voor Dorp centrum"
    for part in ("text", "html"):
        assert VALUES["link"] in found[part]
        assert "15 minuten" in found[part]
        assert "Dienst economie" in found[part]
        assert "053 00 00 00" in found[part]


def test_a_mail_speaks_its_readers_language_and_dutch_where_it_knows_no_better(house: House) -> None:
    assert written(house, language="fr")["subject"] == "Votre lien pour « Centre de Dorp »"
    assert written(house, language="xx")["subject"] == "Uw link voor Dorp centrum"


def test_every_kind_says_the_same_parts_and_fills_the_same_gaps_in_four_languages() -> None:
    for kind in (*kinds(), "frame"):
        said = {language: own_words(kind, language) for language in LANGUAGES}
        assert all(each.keys() == said["nl"].keys() for each in said.values()), kind
        gaps = {part: set(PLACEHOLDER.findall(text)) for part, text in said["nl"].items()}
        for language in LANGUAGES:
            for part, text in said[language].items():
                assert set(PLACEHOLDER.findall(text)) == gaps[part], (kind, language, part)
                assert "!" not in text


def test_what_people_typed_is_shown_and_not_obeyed(house: House) -> None:
    found = written(house, "invitation", inviter='<img src=x onerror="alert(1)">')
    assert "<img" not in found["html"]
    assert "&lt;img" in found["html"]
    assert '<img src=x onerror="alert(1)">' in found["text"]


def test_a_line_break_in_a_name_cannot_add_a_header(house: House) -> None:
    found = written(house, "invitation", inviter="Lies\r\nBcc: all@world.example")
    assert found["subject"] == "Lies Bcc: all@world.example nodigt u uit om Bakkerij Lies bij te houden"


def test_a_town_says_it_in_its_own_words_and_a_slip_in_them_stops_nothing(house: House) -> None:
    own = {"subject": "Welkom in {core}", "lead": "Tot {uur}. {0.__class__} {minutes} minuten."}
    choose(house, {"texts": {"sign_in": {"nl": own}}})
    found = written(house)
    assert found["subject"] == "Welkom in Dorp centrum"
    assert "Tot {uur}. {0.__class__} 15 minuten." in found["text"]


def test_no_mail_fetches_anything_from_elsewhere(house: House) -> None:
    for kind in kinds():
        if kind not in ("reminder", "holiday"):
            html = written(house, kind, inviter="Tom", what="foto", reason="-", wish="-", answer="-")["html"]
            for way in ("src=", "url(", "<link", "@import", "<script", "<img"):
                assert way not in html


def test_a_mail_belongs_to_the_action_it_tells_of(house: House) -> None:
    with writing(house.engine) as connection:
        post(house, connection, "sign_in", "lies@bakkerij.example", "nl", VALUES, town="dorp")
        connection.rollback()
    assert rows(house, mail) == []


def test_addresses_in_mails_keep_the_readers_language(house: House) -> None:
    with house.engine.connect() as connection:
        found = [page_address(house, connection, "dorp", language, "binnen/") for language in ("nl", "fr", "xx")]
    assert found == [
        "https://kern.example/dorp/binnen/",
        "https://kern.example/fr/dorp/binnen/",
        "https://kern.example/dorp/binnen/",
    ]
