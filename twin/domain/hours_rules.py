"""One rule of opening hours in strict OSM form, and the canonical text of a list of rules."""

from typing import NamedTuple


class Rule(NamedTuple):
    """A strict rule, each part canonical OSM text or empty.

    ``separator`` is what binds it to the rule before: ';' overrides, ',' adds, '||' fills what is left closed.
    ``holidays`` holds ('PH' or 'SH', offset in days); with ``within`` the weekdays narrow them ('PH Mo-Fr'),
    otherwise either matches ('Mo-Fr,PH'). ``times`` holds spans such as '09:00-12:00' or '11:00+'.
    """

    separator: str = ";"
    dates: str = ""
    weekdays: str = ""
    holidays: tuple[tuple[str, int], ...] = ()
    within: bool = False
    times: tuple[str, ...] = ()
    modifier: str = ""
    comment: str | None = None

    @property
    def days(self) -> str:
        """The part that says which weekdays and holidays."""
        names = ",".join(_holiday_text(name, offset) for name, offset in self.holidays)
        if self.within:
            return f"{names} {self.weekdays}"
        return ",".join(part for part in (self.weekdays, names) if part)

    @property
    def text(self) -> str:
        comment = f'"{self.comment}"' if self.comment is not None else ""
        parts = (self.dates, self.days, ",".join(self.times), self.modifier, comment)
        return " ".join(part for part in parts if part) or "24/7"

    @property
    def is_always(self) -> bool:
        """True for '24/7'."""
        return not self.selects and not self.times and not self.modifier and self.comment is None

    @property
    def selects(self) -> bool:
        """False for a rule that holds on all days."""
        return bool(self.dates or self.weekdays or self.holidays)

    @property
    def has_sun(self) -> bool:
        return any(character in "sd" for span in self.times for character in span)

    @property
    def has_open_end(self) -> bool:
        return any(span.endswith("+") for span in self.times)


def _holiday_text(name: str, offset: int) -> str:
    if not offset:
        return name
    return f"{name} {offset:+d} day{'' if abs(offset) == 1 else 's'}"


def canonical(rules: tuple[Rule, ...]) -> str:
    """The rules as one OSM text; reading it again gives the same rules."""
    text = rules[0].text
    for rule in rules[1:]:
        text += f"{' || ' if rule.separator == '||' else rule.separator + ' '}{rule.text}"
    return text
