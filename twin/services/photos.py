"""A shop's photos: sent, described, put in order, taken away; and their files."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from twin.domain.listing import Refused
from twin.domain.photo import Photo
from twin.errors import NotAllowed, NotFound
from twin.services.changing import Author, Batch, Overtaken, changing
from twin.services.house import House
from twin.services.people import Person, may_keep
from twin.services.proposals import propose_within, withdraw_within
from twin.storage import photos as kept
from twin.storage import proposals
from twin.storage.cores import read_town
from twin.storage.photos import photo_of
from twin.storage.proposals import Proposal

MOST = 12  # photos of one shop
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
Standing = Literal["draft", "waiting", "live"]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class KeptPhoto:
    """A photo as its shopkeeper sees it. 'draft': not described yet, so sent to nobody. ``alternatives`` are those
    that wait where some do; ``proposal`` is what waits."""

    photo: Photo
    standing: Standing
    alternatives: Mapping[str, str]
    proposal: Proposal | None = None


@dataclass(frozen=True)
class PhotoFile:
    data: bytes
    kind: str  # 'image/avif' and the like
    is_public: bool


def photos_of(house: House, town: str, shop: str) -> Sequence[KeptPhoto]:
    with house.engine.connect() as connection:
        rows = kept.photos_of_shop(connection, town, shop)
        waits = {each.thing_id: each for each in proposals.waiting(connection, town, shop=shop, thing="photo")}
    return [_kept(row, waits.get(str(row["id"]))) for row in rows]


def add_photo(house: House, town: str, shop: str, data: bytes, author: Author) -> bool:
    """Keeps a photo, not shown yet: first somebody says what is on it. False for one that is there already.

    Raises Refused with words for what is no photo, and for one too many.
    """
    picture = importlib.import_module("twin.services.pictures").prepare(data)  # Pillow, where a picture is made
    with changing(house, town, author) as batch:
        rows = kept.photos_of_shop(batch.connection, town, shop)
        if any(row["digest"] == picture.digest for row in rows):
            return False
        if len(rows) >= MOST:
            raise Refused("too_many_photos", most=MOST)
        values = {"width": picture.width, "height": picture.height, "digest": picture.digest, "alternatives": {}}
        place = max((row["position"] for row in rows), default=0) + 1
        values |= {"shop": shop, "position": place, "state": "waiting", "at": house.clock()}
        kept.add_files(batch.connection, int(batch.create("photo", values)), picture.files)
    return True


def describe_photo(
    house: House, town: str, shop: str, number: int, wanted: Mapping[str, str], seen: Values, author: Author
) -> int | None:
    """Says what is on it, per language; one that nobody saw yet goes out now, or waits for an officer.

    ``seen`` are the words as they were known (of KeptPhoto). Returns the batch, None where all of it waits. Raises
    NotFound, and Overtaken where they are others by now, or others wait.
    """
    with changing(house, town, author) as batch:
        row = _row(batch, town, shop, number)
        waits = next(iter(proposals.waiting(batch.connection, town, thing="photo", key=str(number))), None)
        stands = _kept(row, waits).alternatives
        if dict(stands) != dict(seen):
            raise Overtaken("photo", str(number), {"alternatives": stands}, None)
        needs_a_look = author.way != "officer" and read_town(batch.connection, town)[1].needs_a_look("photos")
        texts = {"alternatives": {language: text for language, text in wanted.items() if text}}
        if row["state"] == "live":
            if needs_a_look:
                propose_within(house, batch.connection, town, shop, "photo", str(number), texts, author)
            else:
                batch.update("photo", str(number), texts)
        elif needs_a_look:
            batch.update("photo", str(number), texts)
            propose_within(house, batch.connection, town, shop, "photo", str(number), {"state": "live"}, author)
        else:
            withdraw_within(house, batch.connection, town, "photo", str(number), author)
            batch.update("photo", str(number), {**texts, "state": "live"})
    return batch.id


def photo_row(house: House, town: str, number: int) -> dict[str, Any]:
    """What is live of a photo, as a row. Raises NotFound."""
    with house.engine.connect() as connection:
        return kept.row_of(connection, town, number)


def move_photo(house: House, town: str, shop: str, number: int, steps: Literal[-1, 1], author: Author) -> int | None:
    """One place nearer to the front (-1) or the end (1); at the end of the row nothing happens. Raises NotFound."""
    with changing(house, town, author) as batch:
        _row(batch, town, shop, number)
        order = [row["id"] for row in kept.photos_of_shop(batch.connection, town, shop)]
        place = order.index(number)
        other = min(max(place + steps, 0), len(order) - 1)
        order[place], order[other] = order[other], order[place]
        for position, each in enumerate(order, start=1):
            batch.update("photo", str(each), {"position": position})
    return batch.id


def remove_photo(house: House, town: str, shop: str, number: int, author: Author) -> int | None:
    """Takes it away, with what waits about it; its files stay, so that this can be undone. Raises NotFound."""
    with changing(house, town, author) as batch:
        _row(batch, town, shop, number)
        batch.update("photo", str(number), {"state": "removed"})
        withdraw_within(house, batch.connection, town, "photo", str(number), author)
    return batch.id


def photo_file(
    house: House, town: str, number: int, digest: str, width: int, kind: str, who: Callable[[], Person | None]
) -> PhotoFile:
    """One file of a photo by its address. What is not live is for who keeps the shop only, and only then
    ``who`` is asked who that is. Raises NotFound."""
    with house.engine.connect() as connection:
        found = kept.file_at(connection, town, number, digest, width, kind)
    if found is None or not (found.state == "live" or _may_see(house, who(), town, found.slug)):
        raise NotFound(f"there is no photo {number} like that")
    return PhotoFile(found.data, TYPES[kind], found.state == "live")


def _may_see(house: House, person: Person | None, town: str, slug: str) -> bool:
    if person is None or not slug:
        return False
    try:
        may_keep(house, person, town, slug)
    except (NotFound, NotAllowed):
        return False
    return True


def _row(batch: Batch, town: str, shop: str, number: int) -> dict[str, Any]:
    row = batch.row("photo", str(number))
    if row["shop"] != shop or row["state"] == "removed":
        raise NotFound(f"this shop has no photo {number}")
    return row


def _kept(row: Values, waits: Proposal | None) -> KeptPhoto:
    standing: Standing = "live" if row["state"] == "live" else "waiting" if waits else "draft"
    offered = waits.after.get("alternatives") if waits else None
    return KeptPhoto(photo_of(row), standing, offered or row["alternatives"], waits)
