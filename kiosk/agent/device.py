"""Who this device is: its token, and the screen that it was paired with. Both outlive a power cut."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.agent.disk import read_json, remove, write_json
from kiosk.agent.errors import Unreachable
from kiosk.agent.keys import new_token
from kiosk.agent.manifest import SLUG

SECRET = 0o600
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Identity:
    """The screen that an officer said this device is."""

    town: str
    screen: str
    name: str
    timezone: str

    @classmethod
    def read(cls, found: Any) -> "Identity":
        """Raises Unreachable where it is not what our server would say."""
        told = found if isinstance(found, dict) else {}
        values = [each for name in cls.__dataclass_fields__ if isinstance(each := told.get(name), str)]
        if len(values) != len(cls.__dataclass_fields__) or any(len(each) > LONGEST for each in values):
            raise Unreachable("nobody of ours says who this device is")
        if not SLUG.fullmatch(values[0]) or not SLUG.fullmatch(values[1]):
            raise Unreachable("a town or screen with a name that no address has")
        return cls(*values)


class Device:
    """``token``: None until the device made one. ``next``: one that is on its way to take its place.

    ``may_rotate``: whether a new token would be remembered at the next start.
    """

    def __init__(self, folder: Path, may_rotate: bool = True) -> None:
        self.may_rotate = may_rotate
        self._path = folder / "device.json"
        found = read_json(self._path)
        found = found if isinstance(found, dict) else {}
        self.token: str | None = _token(found.get("token"))
        self.next: str | None = _token(found.get("next"))
        try:
            self.identity = Identity.read(found.get("identity")) if self.token else None
        except Unreachable:
            self.identity = None

    def begin(self) -> str:
        """Somebody new: a fresh token that nobody was told of. Raises OSError, NoRoom."""
        self.token, self.next, self.identity = new_token(), None, None
        self._write()
        return self.token

    def pair(self, identity: Identity) -> None:
        self.identity = identity
        self._write()

    def forget(self) -> None:
        self.token = self.next = self.identity = None
        remove(self._path)

    def offer_next(self) -> str:
        """The token to change to, kept before the server hears of it."""
        self.next = self.next or new_token()
        self._write()
        return self.next

    def use_next(self) -> None:
        if self.next:
            self.token, self.next = self.next, None
            self._write()

    def drop_next(self) -> None:
        self.next = None
        self._write()

    def _write(self) -> None:
        told = {"token": self.token, "next": self.next, "identity": self.identity and asdict(self.identity)}
        write_json(self._path, told, SECRET)


def _token(found: Any) -> str | None:
    return found if isinstance(found, str) and 40 <= len(found) <= 64 and found.isascii() else None
