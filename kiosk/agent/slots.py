"""Two folders, A and B: one is shown, the other takes what comes. A swap is the renaming of one small file.

A slot holds ``bundle.json`` and ``files/<sha256>``. The pointer, ``active``, says "<a or b> <sha256 of bundle.json>";
by it every byte can be checked. What comes never touches the slot that is shown.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.agent.disk import remove, settle, write_whole
from kiosk.agent.errors import Refused
from kiosk.agent.manifest import Bundle, File, read_bundle

NAMES = ("a", "b")
PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Slot:
    """A whole bundle on the disk."""

    name: str
    folder: Path
    bundle: Bundle

    def open(self, file: File) -> BinaryIO:
        return (self.folder / "files" / file.sha256).open("rb")


class Slots:
    """``folder``: see ``data_folder.usable``. ``shown``: the slot that the browser gets, or None.

    ``before``: the one before it, while it is still whole.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pointer = folder / "active"
        self.shown: Slot | None = self._at_start()
        self.before: Slot | None = None

    def spare(self) -> str:
        """The name of the slot that is not shown."""
        return "b" if self.shown and self.shown.name == "a" else "a"

    def missing(self, bundle: Bundle) -> list[File]:
        """Makes the spare slot ready for ``bundle`` and returns what it still lacks: each content once, small first.

        What either slot holds already is not fetched again; an attempt that was cut goes on where it stopped.
        """
        folder = self._folder / self.spare()
        self.before = None
        remove(folder / "bundle.json")
        settle(folder)
        wanted = {file.sha256: file for file in bundle.files.values()}
        for path in (folder / "files").iterdir():
            if path.name not in wanted:
                path.unlink()
        return sorted((file for file in wanted.values() if not self._has(folder, file)), key=lambda file: file.size)

    def take(self, file: File, chunks: Iterable[bytes]) -> None:
        """Writes one file into the spare slot. Raises Refused where the bytes are others than listed, NoRoom."""
        write_whole(self._folder / self.spare() / "files" / file.sha256, _checked(file, chunks))

    def swap(self, body: bytes) -> Bundle:
        """Shows the bundle that ``body`` lists, once the spare slot was found whole. Raises Refused, NoRoom."""
        name, bundle = self.spare(), read_bundle(body)
        folder = self._folder / name
        if not all(_is_whole(folder / "files" / file.sha256, file) for file in bundle.files.values()):
            raise Refused("a file of the bundle is not there")
        settle(folder / "files")
        write_whole(folder / "bundle.json", (body,))
        write_whole(self._pointer, (f"{name} {hashlib.sha256(body).hexdigest()}\n".encode(),))
        self.before, self.shown = self.shown, Slot(name, folder, bundle)
        return bundle

    def forget(self) -> None:
        """Nothing of the town stays on this device."""
        self.shown = self.before = None
        remove(self._pointer)
        for name in NAMES:
            shutil.rmtree(self._folder / name, ignore_errors=True)
            (self._folder / name / "files").mkdir(parents=True, exist_ok=True)

    def find(self, path: str) -> tuple[Slot, File] | None:
        """The file at ``path``. A page that began just before a swap finds its scripts in the slot before."""
        for slot in (self.shown, self.before):
            if slot and (file := slot.bundle.files.get(path)):
                return slot, file
        return None

    def _at_start(self) -> Slot | None:
        """The slot that the pointer names, where all of it is as it was written; otherwise the newest that is whole."""
        try:
            name, digest = self._pointer.read_text("ascii").split()
        except (OSError, ValueError):
            name, digest = "", ""
        if name in NAMES and (slot := self._whole(name, digest)):
            return slot
        others = [slot for each in NAMES if (slot := self._whole(each))]
        return max(others, key=lambda slot: (slot.folder / "bundle.json").stat().st_mtime, default=None)

    def _whole(self, name: str, digest: str = "") -> Slot | None:
        folder = self._folder / name
        try:
            body = (folder / "bundle.json").read_bytes()
            bundle = read_bundle(body)
        except (OSError, Refused):
            return None
        if digest and hashlib.sha256(body).hexdigest() != digest:
            return None
        contents = {file.sha256: file for file in bundle.files.values()}
        if not all(_is_whole(folder / "files" / each, file) for each, file in contents.items()):
            return None
        return Slot(name, folder, bundle)

    def _has(self, folder: Path, file: File) -> bool:
        own = folder / "files" / file.sha256
        if _is_whole(own, file):
            return True
        remove(own)
        other = self.shown and self.shown.folder / "files" / file.sha256
        if not other or not _is_whole(other, file):
            return False
        try:
            os.link(other, own)
        except OSError:  # a file system without hard links: it is fetched again
            return False
        return True


def _checked(file: File, chunks: Iterable[bytes]) -> Iterable[bytes]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > file.size:
            raise Refused(f"{file.path} is longer than listed")
        digest.update(chunk)
        yield chunk
    if size != file.size or digest.hexdigest() != file.sha256:
        raise Refused(f"{file.path} is not what was listed")


def _is_whole(path: Path, file: File) -> bool:
    """By its bytes, not by its name: flash memory forgets."""
    digest = hashlib.sha256()
    try:
        if path.stat().st_size != file.size:
            return False
        with path.open("rb") as opened:
            while piece := opened.read(PIECE):
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == file.sha256
