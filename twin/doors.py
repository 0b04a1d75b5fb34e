"""Settings of the doors: how long ways in last, how often one may knock, when addresses and sessions end."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

from twin.environment import whole_number

# field -> (variable, least, most)
VARIABLES = {
    "link_minutes": ("KERNKIJKER_LINK_MINUTES", 5, 1440),
    "letter_days": ("KERNKIJKER_LETTER_DAYS", 1, 730),
    "invitation_days": ("KERNKIJKER_INVITATION_DAYS", 1, 90),
    "session_days": ("KERNKIJKER_SESSION_DAYS", 1, 400),
    "forget_days": ("KERNKIJKER_FORGET_DAYS", 30, 3650),
    "mail_days": ("KERNKIJKER_MAIL_DAYS", 1, 730),
    "links_per_address": ("KERNKIJKER_LIMIT_ADDRESS", 1, 1000),
    "links_per_network": ("KERNKIJKER_LIMIT_NETWORK", 1, 100_000),
    "codes_per_network": ("KERNKIJKER_LIMIT_CODES", 1, 100_000),
    "codes_per_town": ("KERNKIJKER_LIMIT_CODES_TOWN", 1, 1_000_000),
    "proxies": ("KERNKIJKER_PROXIES", 0, 10),
}


@dataclass(frozen=True)
class Doors:
    """Limits count one hour.

    ``link_minutes``: life of a mailed link; ``letter_days`` of a letter's code; ``invitation_days`` of an invitation
    or a handing over. ``session_days`` after the last visit a session ends. ``forget_days`` after the last visit an
    address that keeps nothing is erased; ``mail_days`` after sending a mail is. ``links_per_address`` and
    ``links_per_network``: mailed links; ``codes_per_network`` and ``codes_per_town``: codes tried. ``proxies``: how
    many servers of our own stand before this one and name the visitor's address in X-Forwarded-For.
    """

    link_minutes: int = 15
    letter_days: int = 90
    invitation_days: int = 14
    session_days: int = 60
    forget_days: int = 365
    mail_days: int = 90
    links_per_address: int = 5
    links_per_network: int = 30
    codes_per_network: int = 20
    codes_per_town: int = 500
    proxies: int = 0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Raises Invalid with the variable's name."""
        known = {each.name: each.default for each in fields(cls)}
        return cls(
            **{
                name: whole_number(environment, variable, known[name], least, most)  # type: ignore[arg-type]  # every default is a whole number
                for name, (variable, least, most) in VARIABLES.items()
            }
        )
