"""What the officers choose for their screens: for all of them, over it for one, kept with its history."""

from collections.abc import Iterator
from datetime import time
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.people import PeopledTown
from twin.domain.screen_settings import QuietHours, ScreenSettings
from twin.services.changing import Author, changing, undo
from twin.services.history import history
from twin.storage.publication import publication_marks
from twin.storage.screen_settings import of_screen
from twin.storage.tables_screen_settings import ALL

TOM = Author("officer")
NIGHT = QuietHours(time(22, 30), time(6, 30))


@pytest.fixture
def connection(peopled: PeopledTown) -> Iterator[Connection]:
    with peopled.house.engine.connect() as connection:
        yield connection


def choose(town: PeopledTown, screen: str, **values: Any) -> int | None:
    with changing(town.house, "dorp", TOM) as batch:
        batch.create("screen_settings", {"screen": screen, **values})
    return batch.id


def test_a_town_that_chose_nothing_has_what_is_usual(connection: Connection) -> None:
    assert of_screen(connection, "dorp", "schepenhuis") == ScreenSettings()


def test_what_holds_for_all_holds_where_a_screen_has_no_word_of_its_own(
    peopled: PeopledTown, connection: Connection
) -> None:
    choose(peopled, ALL, rest_seconds=120, languages=["nl", "fr"], quiet=["22:30", "06:30"], begins_low=True)
    choose(peopled, "schepenhuis", rest_seconds=30, quiet=[], begins_low=False, shows_offers=False)
    of_all = ScreenSettings(rest_seconds=120, languages=("nl", "fr"), quiet=NIGHT, begins_low=True)
    own = ScreenSettings(rest_seconds=30, languages=("nl", "fr"), shows_offers=False)
    assert of_screen(connection, "dorp", "markt") == of_all
    assert of_screen(connection, "dorp", "schepenhuis") == own
    assert of_screen(connection, "elders", "schepenhuis") == ScreenSettings()


def test_a_choice_is_published_by_every_process_and_can_be_undone(peopled: PeopledTown, connection: Connection) -> None:
    before = publication_marks(peopled.house.engine)["dorp"]
    batch = choose(peopled, ALL, shows_events=False)
    assert publication_marks(peopled.house.engine)["dorp"] != before
    peopled.live.refresh()
    assert not peopled.live.editions["dorp"]["nl"].core.settings_of("schepenhuis").shows_events
    assert batch
    undo(peopled.house, "dorp", batch, TOM)
    assert of_screen(connection, "dorp", "schepenhuis").shows_events


def test_history_tells_which_screens_and_never_the_code(peopled: PeopledTown) -> None:
    choose(peopled, ALL, staff="5a17$c0de", quiet=["22:30", "06:30"])
    choose(peopled, "schepenhuis", shows_offers=False)
    own, of_all = (action.lines[0] for action in history(peopled.house, "dorp", "nl").actions[:2])
    assert own.subject == "Schepenhuis"
    assert of_all.subject == "alle schermen"
    assert {each.name: each.after for each in of_all.fields} == {
        "donker van en tot": "22:30, 06:30",
        "personeelscode": "",
    }
