"""The codes that hand a shop over to a phone."""

import base64

import pytest
import segno
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes import code_for

SLUGS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?", fullmatch=True)


def _modules(code: tuple[int, str]) -> list[list[int]]:
    side, packed = code
    bits = [byte >> (7 - place) & 1 for byte in base64.b64decode(packed) for place in range(8)]
    return [bits[row * side : (row + 1) * side] for row in range(side)]


@given(SLUGS)
@settings(deadline=None)
def test_a_packed_code_unpacks_to_the_same_modules(slug: str) -> None:
    address = f"https://kernkijker.example/herzele/winkels/{slug}?van=schepenhuis"
    expected = [[module & 1 for module in row] for row in segno.make(address, error="m", micro=False).matrix]
    assert _modules(code_for(address)) == expected


def test_every_shop_has_a_code_in_every_language(client: FlaskClient) -> None:
    codes = client.get("/herzele/scherm/schepenhuis/codes.json").get_json()
    assert list(codes) == sorted(["nl", "fr", "en", "de"])
    assert len({frozenset(of_language) for of_language in codes.values()}) == 1


@pytest.mark.parametrize(("language", "prefix"), [("nl", ""), ("fr", "/fr")])
def test_a_code_leads_to_the_shops_page_in_its_language(
    client: FlaskClient, language: str, prefix: str, public_url: str
) -> None:
    code = client.get("/herzele/scherm/schepenhuis/codes.json").get_json()[language]["boekhandel-de-bladwijzer"]
    page = f"{prefix}/herzele/winkels/boekhandel-de-bladwijzer?van=schepenhuis"
    assert tuple(code) == code_for(f"{public_url}{page}")
    assert client.get(page).status_code == 200


@pytest.fixture
def public_url(client: FlaskClient) -> str:
    return str(client.application.config["KERNKIJKER"].public_url)
