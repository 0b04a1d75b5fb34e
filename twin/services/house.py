"""What every verb needs: the database, the clock, the settings, and whom to tell that something changed."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from twin.config import Config
from twin.storage.secrets import kept_secret


def now_in_utc() -> datetime:
    return datetime.now(UTC)


def tell_nobody(_town: str) -> None:
    """Where nothing is being served, nobody needs to hear of a change."""


@dataclass(frozen=True)
class House:
    """Handed to every verb that reads or writes what people keep. ``clock`` gives aware instants and can be set in
    tests; ``changed(town)`` makes the service publish that town again soon."""

    engine: Engine
    config: Config
    clock: Callable[[], datetime] = now_in_utc
    changed: Callable[[str], None] = tell_nobody
    secret: bytes = field(default=b"", repr=False)

    @classmethod
    def open(
        cls,
        engine: Engine,
        config: Config,
        clock: Callable[[], datetime] = now_in_utc,
        changed: Callable[[str], None] = tell_nobody,
    ) -> "House":
        """With the key that signs and hashes: the one in the settings, else the one that the database keeps."""
        key = config.secret or kept_secret(engine, "key", secrets.token_urlsafe(48))
        return cls(engine, config, clock, changed, key.encode())
