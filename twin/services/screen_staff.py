"""The code that opens the menu on a screen's glass, as the machine is told it: a hash, for all of a town or for one."""

from collections.abc import Callable

from twin.services.house import House
from twin.storage.screen_settings import staff_of_all
from twin.storage.tables_screen_settings import ALL


def staff_codes(house: House, town: str) -> Callable[[str], str | None]:
    """Gives a screen's; None where nobody chose one."""
    with house.engine.connect() as connection:
        found = staff_of_all(connection, town)
    return lambda screen: found.get(screen) or found.get(ALL) or None
