"""Where the agent keeps what has to outlive a power cut; and where instead, when the disk for it broke."""

import logging
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.agent.disk import remove, write_whole
from kiosk.agent.errors import NoRoom
from kiosk.agent.slots import NAMES

log = logging.getLogger("kernkijker.agent")


@dataclass(frozen=True, slots=True)
class DataFolder:
    """``is_lasting``: what is written to ``path`` is still there after the next start."""

    path: Path
    is_lasting: bool


def usable(folder: Path) -> DataFolder:
    """``folder``, or where nothing can be kept in it, a copy of what can still be read of it, in memory.

    A file system with a fault is made read-only by the kernel. The screen then goes on, takes in what is new, and
    begins from the same old copy after each start.
    """
    try:
        for name in NAMES:
            (folder / name / "files").mkdir(parents=True, exist_ok=True)
        with suppress(NoRoom):  # a full disk keeps what it has, and each write that fails says so
            write_whole(folder / "try", (b"",))
        remove(folder / "try")
    except OSError as error:
        log.warning("nothing can be kept in %s: %s", folder, error)
        return DataFolder(_copy(folder), is_lasting=False)
    return DataFolder(folder, is_lasting=True)


def _copy(folder: Path) -> Path:
    made = Path(tempfile.mkdtemp(prefix="kernkijker-"))
    with suppress(OSError, shutil.Error):  # what cannot be read is not there; a bundle is checked by its hashes
        shutil.copytree(folder, made, dirs_exist_ok=True)
    for name in NAMES:
        if (made / name).is_file():
            remove(made / name)
        (made / name / "files").mkdir(parents=True, exist_ok=True)
    return made
