"""Single sign-on by OpenID Connect: any issuer by configuration, made ready for Flanders' ACM/IDM."""

from dataclasses import dataclass
from typing import Self

from twin.config import Config


@dataclass(frozen=True)
class SignOn:
    """The town's own sign-on. ``name`` is what the button says."""

    name: str

    @classmethod
    def of(cls, config: Config) -> Self | None:
        return None
