"""What comes in with an address, before any page looks at it."""

from flask import Flask, Request, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.routing import IntegerConverter
from werkzeug.utils import cached_property

NUL = "\0"  # no text of people has it, and PostgreSQL cannot even look for it
LOST = "\N{REPLACEMENT CHARACTER}"
LARGEST_NUMBER = 2**31 - 1  # of a column INTEGER in PostgreSQL, from which all our numbers come


class Incoming(Request):
    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The query, with a sign for a character that was lost where one stood that can stand nowhere."""
        pairs = super().args.items(multi=True)
        return ImmutableMultiDict((name, value.replace(NUL, LOST)) for name, value in pairs)


class NumberConverter(IntegerConverter):
    """A number that a thing of ours can have; an address with another one leads nowhere."""

    def __init__(self, map: object, **options: int) -> None:
        super().__init__(map, **{"max": LARGEST_NUMBER, **options})  # type: ignore[arg-type]  # werkzeug's Map


def number_asked(name: str) -> int:
    """The number of a thing that the query names; 0 where it names none that there can be."""
    asked = request.args.get(name, 0, int)
    return asked if 0 <= asked <= LARGEST_NUMBER else 0


def receive(app: Flask) -> None:
    """Call before the first route is added."""
    app.request_class = Incoming
    app.url_map.converters["int"] = NumberConverter
    app.before_request(_mend_address)


def _mend_address() -> None:
    """In the parts of the address as in its query: the page they lead to says that it knows no such thing."""
    parts = request.view_args or {}
    request.view_args = {
        name: value.replace(NUL, LOST) if isinstance(value, str) else value for name, value in parts.items()
    }
