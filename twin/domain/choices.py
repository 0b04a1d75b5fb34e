"""What a town's officers choose: what they look at first, the rhythm of reminders, the texts of mails and letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self

# Parts of a listing. What is not looked at first goes live at once; opening hours, leave and notices always do.
PARTS = (
    "names",
    "category",
    "photos",
    "texts",
    "offers",
    "products",
    "contact",
    "links",
    "payment",
    "access",
    "hiring",
)
LOOKED_AT_FIRST = frozenset({"names", "category", "photos", "texts", "offers"})

# name -> (default, least, most), all in whole days
DAYS = MappingProxyType(
    {
        "reminder_days": (90, 14, 730),
        "unconfirmed_days": (180, 30, 1095),
        "holiday_days": (10, 3, 60),
        "quiet_days": (7, 1, 60),
    }
)
LONGEST_TEXT = 4000  # characters of one text of a mail or letter
# kind of mail or letter -> language -> part (subject, lead, button, after) -> text with {placeholders}
Texts = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True)
class Choices:
    """Whole days: ``reminder_days`` without change or confirmation before a shopkeeper is asked; after
    ``unconfirmed_days`` the public page says so; ``holiday_days`` ahead a legal holiday is asked about; at least
    ``quiet_days`` lie between two reminders to one person.

    ``ask_general``: also ask about a holiday where the opening hours already say what holds on every holiday.
    """

    looked_at_first: frozenset[str] = LOOKED_AT_FIRST
    reminder_days: int = DAYS["reminder_days"][0]
    unconfirmed_days: int = DAYS["unconfirmed_days"][0]
    holiday_days: int = DAYS["holiday_days"][0]
    quiet_days: int = DAYS["quiet_days"][0]
    ask_general: bool = False
    shows_wishes: bool = False  # a public list of what the town did with wishes
    texts: Texts = field(default_factory=dict)

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self:
        """From `town.choices`, over the defaults. What cannot be right counts as not chosen: it was checked when it
        was written, and an older version may have written it."""
        kept = kept or {}
        parts = kept.get("looked_at_first")
        return cls(
            looked_at_first=LOOKED_AT_FIRST if not isinstance(parts, list) else frozenset(parts) & frozenset(PARTS),
            **{name: _days(kept.get(name), *limits) for name, limits in DAYS.items()},
            ask_general=kept.get("ask_general") is True,
            shows_wishes=kept.get("shows_wishes") is True,
            texts=kept.get("texts") if isinstance(kept.get("texts"), dict) else {},  # type: ignore[arg-type]  # its shape is checked by `text`
        )

    def to_json(self) -> dict[str, Any]:
        """For `town.choices`; reading it again gives the same choices."""
        return {
            "looked_at_first": sorted(self.looked_at_first),
            **{name: getattr(self, name) for name in DAYS},
            "ask_general": self.ask_general,
            "shows_wishes": self.shows_wishes,
            "texts": self.texts,
        }

    def needs_a_look(self, part: str) -> bool:
        """Whether an officer looks at a change of this part of a listing before it goes live."""
        return part in self.looked_at_first

    def text(self, kind: str, language: str, part: str) -> str:
        """The town's own text for a part of a mail or letter; '' where it has none."""
        found: Any = self.texts
        for name in (kind, language, part):
            found = found.get(name) if isinstance(found, Mapping) else None
        return found[:LONGEST_TEXT] if isinstance(found, str) else ""


def _days(value: object, default: int, least: int, most: int) -> int:
    right = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return value if right else default  # type: ignore[return-value]  # `right` says it is an int
