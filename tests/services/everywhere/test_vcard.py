"""A card that every phone reads."""

from hypothesis import given
from hypothesis import strategies as st

from tests.pages.cast import DORP, shop
from twin.services.everywhere.vcard import vcard

PAGE = "https://kernkijker.example/dorp/winkels/lies"


def unfolded(text: str) -> dict[str, str]:
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def test_it_says_who_where_and_how_to_call() -> None:
    found = unfolded(vcard(DORP, shop("Bakkerij Lies; Zoon", phone="+32 54 12 34 56"), "nl", PAGE))
    assert found["FN"] == "Bakkerij Lies\\; Zoon"
    assert found["ADR;TYPE=WORK"] == ";;Markt 1;Dorp;;9550;BE"
    assert found["TEL;TYPE=WORK,VOICE"] == "+32 54 12 34 56"
    assert "EMAIL;TYPE=INTERNET" not in found


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_name_survives_and_no_line_is_longer_than_75_octets(name: str) -> None:
    text = vcard(DORP, shop(name), "nl", PAGE)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    back = unfolded(text)["FN"]
    for character in (",", ";"):
        back = back.replace(f"\\{character}", character)
    assert back.replace("\\\\", "\\") == name
