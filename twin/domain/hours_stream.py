"""The tokens of an opening_hours text, read from left to right, and what is doubtful about them."""

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_tokens import Token, narrow, tokens

CLOCKS = ("clock", "hour", "half")
HOURS = ("span", *CLOCKS)
TIMES = (*HOURS, "number", "sun", "left")
DAYS = ("weekday", "holiday")
DATES = ("year", "month", "week", "easter")
END = Token("end", "", "", -1)
_FARTHEST = 5  # how far anybody looks ahead of the finger


class Stream:
    """A finger on the tokens of ``text``; ``kind`` is that of the token under it, 'end' after the last.

    ``doubt`` keeps the first thing that could mean something else. ``is_24_hours`` turns True at the first time after
    one in the afternoon; ``bare_morning`` is the first span such as '8-12', which only then surely is a morning.
    """

    __slots__ = ("bare_morning", "doubt", "index", "is_24_hours", "kind", "length", "tokens")

    def __init__(self, text: str) -> None:
        self.tokens = tokens(narrow(text))
        self.length = len(text)
        self.doubt: tuple[str, int, str] | None = None
        self.is_24_hours = False
        self.bare_morning: Token | None = None
        for token in self.tokens:
            if token.doubt:
                self.wonder(token.doubt, token)
        self.tokens += [END] * _FARTHEST
        self.index = 0
        self.kind = self.tokens[0].kind

    def peek(self, ahead: int = 0) -> Token:
        return self.tokens[self.index + ahead]

    def at(self, *kinds: str, ahead: int = 0) -> bool:
        return self.tokens[self.index + ahead].kind in kinds

    def next(self) -> Token:
        """The token under the finger, moving past it."""
        token = self.tokens[self.index]
        self.move_to(self.index + 1)
        return token

    def move_to(self, index: int) -> None:
        self.index = index
        self.kind = self.tokens[index].kind

    def take(self, kind: str) -> Token | None:
        """The token under the finger if it is of this kind, moving past it."""
        return self.next() if self.kind == kind else None

    def need(self, *kinds: str, key: str = "unexpected") -> Token:
        """As ``take``, but refuses the text where something else stands."""
        if self.kind not in kinds:
            raise self.refusal(key)
        return self.next()

    def need_number(self, low: int, high: int, key: str) -> int:
        token = self.need("number", key=key)
        if not low <= int(token.value) <= high:
            raise self.refusal(key, token)
        return int(token.value)

    def take_both(self, first: str, second: str) -> bool:
        """Moves past ``first`` where ``second`` follows it: a comma between dates, a dash between days."""
        if self.kind == first and self.tokens[self.index + 1].kind == second:
            self.move_to(self.index + 1)
            return True
        return False

    def refusal(self, key: str = "unexpected", token: Token | None = None) -> InvalidHours:
        token = token or self.peek()
        if token is END:
            return InvalidHours("unfinished", self.length)
        return InvalidHours(key, token.position, values={"what": token.text})

    def wonder(self, key: str, token: Token) -> None:
        """Notes a doubt: reading goes on with the likely meaning, which becomes the suggestion."""
        self.doubt = self.doubt or (key, token.position, token.text)

    def at_day_of_month(self, ahead: int = 0) -> bool:
        """True where a number is a day before its month: '25 dec', '24-26 december'."""
        if not self.at("number", ahead=ahead):
            return False
        is_range = self.at("dash", ahead=ahead + 1) and self.at("number", ahead=ahead + 2)
        return self.at("month", ahead=ahead + (3 if is_range else 1))
