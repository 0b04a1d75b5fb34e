"""What a shop is called, for mails and letters."""

from sqlalchemy import Connection

from twin.storage.people import shop_with


def shop_name(connection: Connection, town: str, key: str, language: str) -> str:
    """The name of the shop with id ``key`` in ``language``, else in any; '' where there is none."""
    shop = shop_with(connection, town, key)
    names = shop["names"] if shop else {}
    return str(names.get(language) or next(iter(names.values()), ""))
