"""The kinds of things on the officer's desk, in the order in which they are urgent."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Kind:
    """``follows``: it lies on the desk exactly as long as it holds; else it came once and stays until somebody
    decides. ``rests``: how long a person's decision keeps it away while it still holds; None: until it changes."""

    name: str
    follows: bool = True
    rests: timedelta | None = None


KINDS = (
    Kind("proposal", rests=timedelta()),
    Kind("bounced", follows=False),
    Kind("conflict", follows=False),
    Kind("wish", rests=timedelta()),
    Kind("doubtful", follows=False),
    Kind("screen", rests=timedelta(days=30)),
    Kind("vacant_tenant"),
    Kind("overlap"),
    Kind("unreadable"),
    Kind("never_closes"),
    Kind("stale", rests=timedelta(days=30)),
    Kind("without_hours", rests=timedelta(days=90)),
    Kind("tenantless", rests=timedelta(days=180)),
    Kind("late"),
    Kind("unclaimed", rests=timedelta(days=60)),
)
BY_NAME = {kind.name: kind for kind in KINDS}
ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
FOLLOWING = tuple(kind.name for kind in KINDS if kind.follows)
