"""A town's address for messages about emergencies: set at the desk, asked every fifteen seconds by a job."""

import re
from collections.abc import Callable, Mapping

from twin.errors import Invalid
from twin.services import alert_taking
from twin.services.alert_fetching import NotFetched, checked, fetch
from twin.services.exchange.refusal import NotReadable
from twin.services.house import House
from twin.storage import alert_sources as kept
from twin.storage.alert_sources import AlertSource as AlertSource  # pages name it, and must not know storage
from twin.storage.database import writing

CODE = re.compile(r"[^\s=,;]{1,60}=[^\s=,;]{1,60}")
MOST_CODES = 40


class BadCode(Invalid):
    """What was typed as a code of the town is none: ``code``."""

    def __init__(self, code: str) -> None:
        super().__init__(f"'{code}' is no code; write name=value")
        self.code = code


def source(house: House, town: str) -> AlertSource:
    with house.engine.connect() as connection:
        return kept.source_of(connection, town)


def choose(house: House, town: str, address: str, codes: str) -> None:
    """Keeps where to ask ('' for nowhere) and the codes of the town, as typed. Raises NotFetched, BadCode."""
    if address:
        checked(address)
    found = list(dict.fromkeys(codes.replace(",", " ").replace(";", " ").split()))
    wrong = next((each for each in found if not CODE.fullmatch(each)), found[MOST_CODES] if found[MOST_CODES:] else "")
    if wrong:
        raise BadCode(wrong)
    with writing(house.engine) as connection:
        values: dict[str, object] = {"address": address, "codes": found}
        if kept.source_of(connection, town).address != address:
            values |= {"asked_at": None, "well_at": None, "outcome": "", "detail": {}}
        kept.set_source(connection, town, values)


def anybody_asks(house: House) -> bool:
    with house.engine.connect() as connection:
        return bool(kept.asked_towns(connection))


def ask_all(house: House, ask: Callable[[str], bytes] = fetch) -> None:
    """Asks for every town that has an address; what fails is noted for the desk and tried at the next turn."""
    with house.engine.connect() as connection:
        towns = kept.asked_towns(connection)
    for town, address in towns.items():
        ask_for(house, town, address, ask)


def ask_for(house: House, town: str, address: str, ask: Callable[[str], bytes] = fetch) -> None:
    try:
        found, refused = alert_taking.read_feed(house, town, ask(address))
    except NotFetched as why:
        return _note(house, town, why.key, dict(why.values))
    except NotReadable as why:
        return _note(house, town, "unreadable", {"key": why.key, "values": _plain(why.values)})
    taken = 0
    for message in alert_taking.unknown(house, town, found):
        # a feed of a whole country tells much that is no concern of ours; what ends another is kept, it may be of one
        if message.references or alert_taking.concerns(house, town, message):
            taken += alert_taking.take(house, town, message, "address", source=address).number is not None
    _note(house, town, "well", {"found": len(found), "taken": taken, "refused": len(refused)}, is_well=True)
    return None


def _note(house: House, town: str, outcome: str, detail: Mapping[str, object], *, is_well: bool = False) -> None:
    now = house.clock()
    values = {"asked_at": now, "outcome": outcome, "detail": dict(detail), **({"well_at": now} if is_well else {})}
    with writing(house.engine) as connection:
        kept.set_source(connection, town, values)


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value if isinstance(value, int) else str(value) for name, value in values.items()}
