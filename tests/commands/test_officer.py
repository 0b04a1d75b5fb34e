"""`kernkijker officer`, and the link that `kernkijker run` prints for a demonstration."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from tests.people import LoadedTowns, PeopledTown
from twin.commands.officer import command
from twin.commands.run import addresses, desk_links
from twin.errors import Invalid, NotFound
from twin.services.officers import demonstration_link, officers_of
from twin.storage.database import writing
from twin.storage.tables import town as towns


@pytest.fixture
def run(peopled: PeopledTown, loaded_towns: LoadedTowns, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]  # a function of the words that are typed
    config = peopled.house.config
    monkeypatch.setenv("DATABASE_URL", config.database_url)
    monkeypatch.setenv("KERNKIJKER_VAR", str(config.var))

    def type_words(*words: str) -> Result:
        return CliRunner().invoke(command, list(words), catch_exceptions=True)

    return type_words


def test_the_first_officer_is_let_in_and_comes_in_by_mail(peopled: PeopledTown, run) -> None:  # type: ignore[no-untyped-def]  # see the fixture
    done = run("add", "Sara@dorp.example", "--town", "dorp", "--name", "Sara")
    assert "/dorp/binnen/" in done.output
    assert ("sara@dorp.example", "Sara") in {(each.email, each.name) for each in officers_of(peopled.house, "dorp")}
    assert "already" in run("add", "sara@dorp.example", "--town", "dorp").output
    assert "dorp\tsara@dorp.example\tSara\t" in run("list").output
    assert run("remove", "sara@dorp.example", "--town", "dorp").exit_code == 0
    assert "sara@dorp.example" not in run("list", "--town", "dorp").output


def test_what_cannot_be_is_said_in_a_sentence(run) -> None:  # type: ignore[no-untyped-def]  # see the fixture
    for words, error, said in (
        (("add", "sara", "--town", "dorp"), Invalid, "'sara' is not a mail address"),
        (("add", "sara@dorp.example"), Invalid, "--town SLUG (there is dorp, elders)"),
        (("add", "sara@dorp.example", "--town", "nergens"), NotFound, "there is no town 'nergens'"),
        (("remove", "an@post.example", "--town", "dorp"), NotFound, "is no officer of dorp"),
    ):
        done = run(*words)
        assert isinstance(done.exception, error)
        assert said in str(done.exception)


def test_a_demonstration_prints_a_link_to_its_desk_that_works_once(peopled: PeopledTown) -> None:
    links = desk_links(peopled.house.config)
    assert set(links) == {"dorp", "elders"}
    lines = addresses(peopled.house.config, {"dorp": ["schepenhuis"]}, links)
    assert links["dorp"] in "\n".join(lines)
    # that link is of the wall clock; this one of the test's
    path = urlsplit(demonstration_link(peopled.house, "dorp")).path
    visit = peopled.visit()
    assert visit.get(path).status_code == 200
    assert visit.post(path).location == "/dorp/beheer/"
    assert peopled.visit().post(path).status_code == 404


def test_that_link_lasts_a_day(peopled: PeopledTown) -> None:
    path = urlsplit(demonstration_link(peopled.house, "dorp")).path
    peopled.watch.now += timedelta(hours=24)
    assert peopled.visit().get(path).status_code == 404


def test_a_town_of_real_shops_never_prints_one(peopled: PeopledTown) -> None:
    with writing(peopled.house.engine) as connection:
        for row in connection.execute(towns.select()).mappings().all():
            settings = {**row["settings"], "demonstration": False}
            connection.execute(towns.update().where(towns.c.slug == row["slug"]).values(settings=settings))
    assert desk_links(peopled.house.config) == {}
    with pytest.raises(Invalid):
        demonstration_link(peopled.house, "dorp")
