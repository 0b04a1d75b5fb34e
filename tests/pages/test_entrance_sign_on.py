"""An officer comes in by the town's own sign-on: OpenID Connect, against a real issuer on loopback."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.oidc.issuer import CALLBACK, CLIENT_ID, CLIENT_SECRET, PUBLIC_URL, answer_of, issuer
from tests.people import LoadedTowns, PeopledTown, Visit, Watch, peopled_town
from twin.config import Config
from twin.errors import Invalid
from twin.services.assets import Assets
from twin.services.officers import officers_of
from twin.sign_on import SignOn

ACCOUNTS: dict[str, dict[str, Any]] = {
    "vera": {"email": "Vera@dorp.example", "name": "Vera Maes", "roles": ["Beheerder:OVO001", "Lezer:OVO002"]},
    "all": {"email": "all@dorp.example", "roles": "kernkijker:elders"},
    "tom": {"email": "tom@dorp.example", "email_verified": True},
    "nobody": {"email": "stranger@dorp.example", "roles": ["Lezer:OVO001"]},
    "liar": {"email": "tom@dorp.example", "email_verified": False},
    "nameless": {"roles": ["Beheerder:OVO001"]},
}
ROLES = r"Beheerder:OVO001=dorp; kernkijker:([a-z-]+)=\1; Beheerder:OVO009=nergens"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with issuer(ACCOUNTS) as found:
        yield found


@pytest.fixture
def town(
    address: str, loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path, watch: Watch
) -> Iterator[PeopledTown]:
    yield from with_issuer(address, loaded_towns, assets, tmp_path, watch)


def with_issuer(
    address: str, loaded_towns: LoadedTowns, assets: Assets, var: Path, watch: Watch, **more: str
) -> Iterator[PeopledTown]:
    settings = {
        "KERNKIJKER_PUBLIC_URL": PUBLIC_URL,
        "KERNKIJKER_OIDC_ISSUER": address,
        "KERNKIJKER_OIDC_CLIENT_ID": CLIENT_ID,
        "KERNKIJKER_OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "KERNKIJKER_OIDC_NAME": "ACM/IDM",
        "KERNKIJKER_OIDC_SCOPES": "openid email profile roles",
        "KERNKIJKER_OIDC_ROLES": ROLES,
    }
    yield from peopled_town(loaded_towns, assets, var, watch, **(settings | more))


def browser_of(town: PeopledTown) -> Visit:
    """Its cookies are for https, as the public address is."""
    visit = town.visit()
    visit.client.environ_base["wsgi.url_scheme"] = "https"
    visit.client.environ_base["HTTP_HOST"] = "kern.example"
    return visit


def sign_on(visit: Visit, login: str, start: str = "/dorp/binnen/oidc") -> Any:
    question = visit.get(start)
    assert question.status_code == 302, question.text
    return come_back(visit, answer_of(question.location or "", login))


def come_back(visit: Visit, answer: str) -> Any:
    parts = urlsplit(answer)
    return visit.get(f"{parts.path}?{parts.query}")


def desks(town: PeopledTown) -> set[tuple[str, str]]:
    return {(each.email, each.town) for each in officers_of(town.house) if each.way == "oidc"}


def test_an_officer_of_the_role_comes_to_her_desk(town: PeopledTown) -> None:
    visit = browser_of(town)
    assert "Aanmelden met ACM/IDM" in visit.get("/dorp/binnen/").text
    answer = sign_on(visit, "vera")
    assert (answer.status_code, answer.location) == (303, "/dorp/beheer/")
    assert desks(town) == {("vera@dorp.example", "dorp")}
    assert "Vera Maes" in visit.get("/dorp/binnen/").text


def test_she_comes_back_to_where_she_was_going_in_her_language(town: PeopledTown) -> None:
    answer = sign_on(browser_of(town), "vera", "/fr/dorp/binnen/oidc?naar=/fr/dorp/beheer/zaken/")
    assert answer.location == "/fr/dorp/beheer/zaken/"


def test_a_pattern_gives_the_town_that_the_role_names(town: PeopledTown) -> None:
    sign_on(browser_of(town), "all")
    assert desks(town) == {("all@dorp.example", "elders")}


def test_a_desk_ends_with_the_role_that_gave_it(town: PeopledTown, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_on(browser_of(town), "vera")
    monkeypatch.setattr(SignOn, "towns", lambda self, claims: set())  # the issuer took her role away
    sign_on(browser_of(town), "vera")
    assert desks(town) == set()


def test_who_was_let_in_otherwise_keeps_her_desk_without_a_role(town: PeopledTown) -> None:
    assert sign_on(browser_of(town), "tom").location == "/dorp/beheer/"


@pytest.mark.parametrize("login", ["nobody", "liar", "nameless"])
def test_who_has_nothing_to_do_here_does_not_come_in(town: PeopledTown, login: str) -> None:
    visit = browser_of(town)
    answer = sign_on(visit, login)
    assert answer.status_code == 403
    assert "Aanmelden lukte niet" in answer.text
    assert visit.get("/dorp/account/").status_code == 303
    assert desks(town) == set()


def test_the_question_carries_state_nonce_and_a_pkce_challenge(town: PeopledTown) -> None:
    asked = parse_qs(urlsplit(browser_of(town).get("/dorp/binnen/oidc").location or "").query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [CALLBACK]
    assert all(asked[name][0] for name in ("state", "nonce", "code_challenge"))


def test_an_answer_counts_only_in_the_browser_that_asked_and_once(town: PeopledTown) -> None:
    visit, other = browser_of(town), browser_of(town)
    answer = answer_of(visit.get("/dorp/binnen/oidc").location or "", "vera")
    assert come_back(other, answer).status_code == 404  # never asked
    other.get("/dorp/binnen/oidc")
    assert come_back(other, answer).status_code == 403  # asked something else
    assert come_back(visit, answer).status_code == 303
    assert come_back(visit, answer).status_code == 404


def test_an_answer_with_another_state_or_code_is_refused(town: PeopledTown) -> None:
    for part in ("state", "code"):
        visit = browser_of(town)
        answer = answer_of(visit.get("/dorp/binnen/oidc").location or "", "vera")
        forged = answer.replace(parse_qs(urlsplit(answer).query)[part][0], "forged")
        assert come_back(visit, forged).status_code == 403
        assert visit.get("/dorp/account/").status_code == 303


def test_the_issuer_may_say_no(town: PeopledTown) -> None:
    visit = browser_of(town)
    visit.get("/dorp/binnen/oidc")
    answer = visit.get("/binnen/oidc/terug?error=access_denied&error_description=<script>")
    assert answer.status_code == 403
    assert "<script>" not in answer.text.replace('<script type="module"', "")


def test_claims_may_stand_in_the_id_token_alone(
    loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path, watch: Watch
) -> None:
    with issuer(ACCOUNTS, in_token=True) as address:
        for town in with_issuer(address, loaded_towns, assets, tmp_path, watch):
            assert sign_on(browser_of(town), "vera").location == "/dorp/beheer/"


def test_an_issuer_that_is_down_is_said_and_other_ways_in_stay(
    loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path, watch: Watch
) -> None:
    for town in with_issuer("http://127.0.0.1:9", loaded_towns, assets, tmp_path, watch):
        answer = browser_of(town).get("/dorp/binnen/oidc")
        assert answer.status_code == 503
        assert "antwoordt niet" in answer.text
        assert browser_of(town).get("/dorp/binnen/").status_code == 200


def test_without_settings_there_is_no_such_door(nobody: Visit) -> None:
    assert "Aanmelden met" not in nobody.get("/dorp/binnen/").text
    assert nobody.get("/dorp/binnen/oidc").status_code == 404
    assert nobody.get("/binnen/oidc/terug?code=x&state=y").status_code == 404


GOOD = {"ISSUER": "https://op.example", "CLIENT_ID": "x", "CLIENT_SECRET": "y"}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"ISSUER": "http://op.example"}, "ISSUER"),
        ({"ISSUER": "op.example"}, "ISSUER"),
        ({"CLIENT_SECRET": ""}, "CLIENT_SECRET"),
        ({"ROLES": "Beheerder"}, "ROLES"),
        ({"ROLES": "(=dorp"}, "ROLES"),
        ({"ROLES": r"Beheerder=\1"}, "ROLES"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_is_named(wrong: dict[str, str], named: str) -> None:
    environment = {f"KERNKIJKER_OIDC_{name}": value for name, value in (GOOD | wrong).items()}
    with pytest.raises(Invalid, match=f"KERNKIJKER_OIDC_{named}"):
        Config.from_environment(environment)


def test_the_secret_is_not_told() -> None:
    environment = {f"KERNKIJKER_OIDC_{name}": value for name, value in GOOD.items()}
    found = SignOn.from_environment(environment | {"KERNKIJKER_OIDC_CLIENT_SECRET": "hush"})
    assert "hush" not in repr(found)
