"""Files that are there whole or not at all, whatever byte the power went off at."""

import errno
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.agent.errors import NoRoom

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
HALF = ".half"  # suffix of what is still being written


def write_whole(path: Path, chunks: Iterable[bytes], mode: int = 0o644) -> None:
    """Puts the bytes at ``path`` in one step: written beside it, forced to disk, renamed. Raises NoRoom, OSError."""
    half = path.with_name(path.name + HALF)
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        settle(path.parent)
    except OSError as error:
        half.unlink(missing_ok=True)
        if error.errno in FULL:
            raise NoRoom(str(error)) from error
        raise
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def settle(folder: Path) -> None:
    """Forces the names in ``folder`` to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_json(path: Path, value: Any, mode: int = 0o644) -> None:
    write_whole(path, (json.dumps(value, ensure_ascii=False).encode(),), mode)


def read_json(path: Path) -> Any:
    """What ``path`` holds, or None where it holds nothing that can be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
