"""Files that an officer sent and has not yet said 'do it' to: kept for a day beside the database."""

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from twin.errors import NotFound
from twin.services.house import House

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Upload:
    """``token`` asks it back; nobody can guess it, and it is not the file's name."""

    token: str
    data: bytes


def keep(house: House, town: str, data: bytes) -> Upload:
    """Also takes away what was kept for longer than a day."""
    room = _room(house)
    for old in room.iterdir():
        if time.time() - old.stat().st_mtime > KEPT.total_seconds():
            old.unlink(missing_ok=True)
    token = secrets.token_urlsafe(18)
    _path(room, town, token).write_bytes(data)
    return Upload(token, data)


def kept(house: House, town: str, token: str) -> Upload:
    """Raises NotFound for one that is gone, or of another town."""
    return Upload(token, path_of(house, town, token).read_bytes())


def path_of(house: House, town: str, token: str) -> Path:
    """Where it lies, for what reads files piece by piece. Raises NotFound."""
    path = _path(_room(house), town, token)
    if not path.is_file():
        raise NotFound("the file is not kept any more")
    return path


def drop(house: House, town: str, token: str) -> None:
    _path(_room(house), town, token).unlink(missing_ok=True)


def _room(house: House) -> Path:
    room = house.config.var / "uploads"
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    return room


def _path(room: Path, town: str, token: str) -> Path:
    return room / hashlib.sha256(f"{town} {token}".encode()).hexdigest()
