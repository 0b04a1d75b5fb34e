"""One's own account: change it, take everything along, be erased."""

from datetime import timedelta
from typing import Any

from twin.domain.town import LANGUAGES
from twin.errors import Invalid
from twin.services.house import House
from twin.services.limits import knock
from twin.services.people import LONGEST_NAME as LONGEST_NAME
from twin.services.people import Person, address_of
from twin.services.ways_in import send
from twin.storage import people as kept
from twin.storage import personal
from twin.storage.database import writing


def rename(house: House, person: int, name: str, language: str) -> None:
    """Raises Invalid for a name that is too long or a language that is not one of ours."""
    if len(name) > LONGEST_NAME:
        raise Invalid(f"a name has at most {LONGEST_NAME} characters")
    if language not in LANGUAGES:
        raise Invalid(f"'{language}' is not one of {', '.join(LANGUAGES)}")
    with writing(house.engine) as connection:
        kept.change_person(connection, person, name=name, language=language)


def move(house: House, town: str, person: Person, typed: str, language: str, network: str) -> str:
    """Mails a link to the new address, which counts once it was used; returns the address. Raises Invalid, TooMany."""
    email, doors = address_of(typed), house.config.doors
    with writing(house.engine) as connection:
        knock(house, connection, "link", doors.links_per_address, email)
        knock(house, connection, "link", doors.links_per_network, network)
        way = {"town": town, "email": email, "language": language, "person": person.id}
        minutes = timedelta(minutes=doors.link_minutes)
        send(house, connection, "address", "new_address", way, minutes, {"minutes": doors.link_minutes})
    return email


def everything_about(house: House, person: int) -> dict[str, Any]:
    """All that is kept about her, as JSON values: for herself."""
    with house.engine.connect() as connection:
        return personal.everything_about(connection, person)


def erase(house: House, person: Person) -> None:
    """Her address, name, sessions, mails and ways in are gone, her access ends. The listings that she kept are the
    shops' and stay; history keeps what was changed, and no longer by whom."""
    with writing(house.engine) as connection:
        personal.take_name_off(connection, person.id, person.email, house.clock())
