"""The machines behind the screens: who signs in with which token, what they tell, and what an officer asks of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twin.domain.device import Device, Report, Revoked
from twin.domain.screen_use import FEWEST, DayOfUse, UseKind
from twin.errors import Invalid, NotFound
from twin.services.changing import Author
from twin.services.house import House
from twin.services.pairing import TOKEN_HASH
from twin.storage import devices, pairings, screen_uses
from twin.storage.database import writing
from twin.storage.screen_uses import Count as Count  # who counts names it, and must not know storage

TOKEN_DAYS = timedelta(days=90)  # then the machine is asked to take a new one


class UnknownToken(NotFound):
    """No machine signs in with this token, or it no longer may. ``why``: as `Device.revoked_why`, '' for an unknown."""

    def __init__(self, why: str = "") -> None:
        super().__init__("this token opens nothing; ask a new code")
        self.why = why


@dataclass(frozen=True)
class Told:
    """What a heartbeat is answered with."""

    rotate: bool
    restart: bool
    counted: bool = True  # False: its uses were heard before


def of_town(house: House, town: str) -> Mapping[str, Device]:
    """Screen -> the machine that may show it, for the screens that have one."""
    with house.engine.connect() as connection:
        return devices.of_town(connection, town)


def of_screen(house: House, town: str, screen: str) -> Device | None:
    with house.engine.connect() as connection:
        return devices.of_screen(connection, town, screen)


def is_paired(house: House, town: str, screen: str) -> bool:
    """Whether a machine with a token shows it: then nobody else speaks for it."""
    with house.engine.connect() as connection:
        return devices.is_paired(connection, town, screen)


def with_token(house: House, token_hash: str) -> Device:
    """Raises UnknownToken. The first time that a machine comes with its new token, the old one ends."""
    with house.engine.connect() as connection:
        found = devices.with_token(connection, token_hash)
    if found is None:
        raise UnknownToken
    device, is_new = found
    if device.revoked_at is not None:
        raise UnknownToken(device.revoked_why)
    if is_new:
        now = house.clock()
        with writing(house.engine) as connection:
            devices.use_next_token(connection, device.id, token_hash, now)
        return replace(device, token_since=now, rotation_asked_at=None)
    return device


def hear(
    house: House, device: Device, report: Report, current: str | None, uses: Mapping[Count, int], batch: str = ""
) -> Told:
    """Notes a heartbeat. ``current``: the version of the bundle that the screen should show. ``batch``: the name of
    ``uses``; those of a name that was heard last are not counted again. Raises UnknownToken where the machine was
    revoked while it spoke."""
    now = house.clock()
    told = Told(
        rotate=device.rotation_asked_at is not None or now - device.token_since >= TOKEN_DAYS,
        restart=device.restart_asked_at is not None,
    )
    with writing(house.engine) as connection:
        found, named = device.after(report, current, now), batch if uses else ""
        if not devices.note_heard(connection, found, told.restart, named):
            if not named or not devices.note_heard(connection, found, told.restart):
                raise UnknownToken
            return replace(told, counted=False)
        screen_uses.add_uses(connection, device.town, device.screen, uses)
    return told


def refuse(house: House, device: Device, why: str) -> None:
    """Counts a message that could not be understood."""
    with writing(house.engine) as connection:
        devices.note_heard(connection, device.refusing(why, house.clock()), told_restart=False)


def rotate(house: House, device: Device, token_hash: str) -> None:
    """The machine will come with another token. Raises Invalid for what is no hash, or somebody's already."""
    if not TOKEN_HASH.fullmatch(token_hash):
        raise Invalid("token_hash is the SHA-256 of a token, as 64 hexadecimal digits")
    with writing(house.engine) as connection:
        known = devices.with_token(connection, token_hash)
        is_own_next = known is not None and known[0].id == device.id and known[1]
        if (known and not is_own_next) or pairings.with_token(connection, token_hash, house.clock()):
            raise Invalid("this token is known already; make a new one")
        devices.tell_next_token(connection, device.id, token_hash)


def revoke(house: House, town: str, screen: str, author: Author, why: Revoked = "officer") -> None:
    """From now on its token opens nothing. Raises NotFound where the screen has no machine."""
    with writing(house.engine) as connection:
        if not devices.revoke(connection, town, screen, house.clock(), author.person, why):
            raise NotFound("this screen has no machine")


def ask_restart(house: House, town: str, screen: str) -> None:
    """The machine is told so with its next heartbeat, once. Raises NotFound where the screen has none."""
    with writing(house.engine) as connection:
        if not devices.ask_restart(connection, town, screen, house.clock()):
            raise NotFound("this screen has no machine")


def ask_rotation(house: House, town: str, screen: str) -> None:
    """The machine takes a new token with its next heartbeat. Raises NotFound where the screen has none."""
    with writing(house.engine) as connection:
        if not devices.ask_rotation(connection, town, screen, house.clock()):
            raise NotFound("this screen has no machine")


def uses(house: House, town: str, screen: str, first: date, last: date) -> list[DayOfUse]:
    """Each day from ``first`` to ``last``, both too."""
    with house.engine.connect() as connection:
        found = screen_uses.uses_between(connection, town, screen, first, last)
    days: defaultdict[date, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for (day, kind, what), times in found.items():
        days[day][kind][what] = times
    all_days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [_day(day, days.get(day, {})) for day in all_days]


def _day(day: date, kinds: Mapping[str, Mapping[str, int]]) -> DayOfUse:
    def total(kind: UseKind) -> int:
        return sum(kinds.get(kind, {}).values())

    def chosen(kind: UseKind) -> dict[str, int | None]:
        return {what: times if times >= FEWEST else None for what, times in kinds.get(kind, {}).items()}

    named = chosen("searches"), chosen("taps"), chosen("languages")
    return DayOfUse(day, total("touches"), total("routes"), total("codes"), *named)
