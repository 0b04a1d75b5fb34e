"""Taking part: a shopkeeper leaves a wish or a problem, an officer answers, everybody may read what was done."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from twin.errors import Invalid, NotFound
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.mail import page_address, post
from twin.storage import desk, people
from twin.storage import wishes as kept
from twin.storage.cores import read_town
from twin.storage.desk import Need
from twin.storage.wishes import Wish as Wish  # pages name it, and must not know storage

LONGEST, LONGEST_TAG = 2000, 40  # characters


def leave(house: House, town: str, shop: str, text: str, by: Author) -> int:
    """Keeps a wish of a shop (its id) and lays it on the desk; returns its number. The same words twice are one wish.

    Raises Invalid for no words, or more than 2000 characters.
    """
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise Invalid(f"a wish takes 1 to {LONGEST} characters, this has {len(words)}")
    with changing(house, town, by) as batch:
        open_ones = kept.wishes(batch.connection, town, shop_id=shop, answered=False)
        same = next((each for each in open_ones if each.text == words), None)
        if same:
            return same.id
        now = house.clock()
        number = int(batch.create("wish", {"shop": shop, "person": by.person, "text": words, "at": now}))
        desk.lay_down(batch.connection, town, [Need("wish", f"wish:{number}", shop, {"wish": number})], now)
        return number


def answer(
    house: House,
    town: str,
    number: int,
    text: str,
    tag: str,
    is_public: bool,
    by: Author,
    clicks: int = 1,
    seen: Wish | None = None,
) -> int | None:
    """An officer answers, or mends an answer; who asked gets a mail when the words are new. Returns the batch.

    Raises NotFound, Overtaken where the wish is another than ``seen`` by now, and Invalid for an answer or a tag that
    is too long, or no answer at all.
    """
    words, label = text.strip(), " ".join(tag.split())
    if not words or len(words) > LONGEST or len(label) > LONGEST_TAG:
        raise Invalid(f"an answer takes 1 to {LONGEST} characters, a tag at most {LONGEST_TAG}")
    with changing(house, town, by) as batch:
        found = kept.with_number(batch.connection, town, number)
        if found is None:
            raise NotFound(f"there is no wish {number}")
        now = house.clock()
        values = {"answer": words, "tag": label, "is_public": is_public}
        expected = {name: getattr(seen, name) for name in values} if seen else None
        batch.update("wish", str(number), {**values, "answered_at": found.answered_at or now}, expected)
        desk.close_key(batch.connection, town, f"wish:{number}", now, "answered", by.person, clicks)
        if words != found.answer:
            _tell(house, batch.connection, town, found, words)
    return batch.id


def _tell(house: House, connection: Connection, town: str, found: Wish, words: str) -> None:
    """A mail to who asked, where she still has an address."""
    person = people.person_row(connection, found.person) if found.person else None
    if not person or not person["email"]:
        return
    language = person["language"]
    path = f"mijn-zaak/{found.shop_slug}/wens" if found.shop_slug else "wat-we-deden"
    values = {
        "wish": found.text,
        "answer": words,
        "link": page_address(house, connection, town, language, path),
    }
    to = person["email"], language, values
    post(house, connection, "wish_answered", *to, town=town, person=person["id"], shop=found.shop)


def find(house: House, town: str, number: int) -> Wish:
    """Raises NotFound."""
    with house.engine.connect() as connection:
        found = kept.with_number(connection, town, number)
    if found is None:
        raise NotFound(f"there is no wish {number}")
    return found


def of_shop(house: House, town: str, shop: str) -> Sequence[Wish]:
    """What came from a shop, the newest first."""
    with house.engine.connect() as connection:
        return kept.wishes(connection, town, shop_id=shop)


def of_town(house: House, town: str, tag: str = "", answered: bool | None = None) -> Sequence[Wish]:
    """The newest first, of one ``tag`` and answered or not where that is given."""
    with house.engine.connect() as connection:
        return kept.wishes(connection, town, tag=tag, answered=answered)


def shown_to_all(house: House, town: str) -> Sequence[Wish]:
    """Answered wishes that an officer made public. They name no shop and no person."""
    with house.engine.connect() as connection:
        return kept.wishes(connection, town, public=True)


def tags_of(house: House, town: str) -> Mapping[str, int]:
    with house.engine.connect() as connection:
        return kept.tags(connection, town)


def are_shown(house: House, town: str) -> bool:
    """Whether the town has a public list of what it did with wishes; one that nobody keeps has none."""
    with house.engine.connect() as connection:
        try:
            return read_town(connection, town)[1].shows_wishes
        except NotFound:
            return False
