"""Letters with a code, printed: for some shops or for all that nobody keeps."""

import importlib
from collections.abc import Sequence

from twin.errors import Invalid
from twin.services.changing import Author
from twin.services.desk import decide_shops
from twin.services.house import House
from twin.services.letters import make_letters
from twin.storage.cores import read_town

MOST = 400  # letters in one file


def print_letters(house: House, slug: str, shops: Sequence[str], language: str, by: Author) -> bytes:
    """A PDF, one page for each shop (ids), in ``language``; in each shop's own where that is empty. That they were
    written to is noted at the desk. Raises Invalid for none."""
    if not 0 < len(shops) <= MOST:
        raise Invalid(f"choose 1 to {MOST} shops")
    with house.engine.connect() as connection:
        town, _choices = read_town(connection, slug)
    letters = make_letters(house, slug, shops, by.person, language)
    today = house.clock().astimezone(town.place.zone).date()
    pdf: bytes = importlib.import_module("twin.services.everywhere.letters").letters_pdf(town, letters, today)
    decide_shops(house, slug, "unclaimed", shops, "letter", by)
    return pdf
