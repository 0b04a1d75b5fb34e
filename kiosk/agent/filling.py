"""Brings a newer bundle in: listed and signed by the server, each file checked, shown only when all of it is there."""

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.agent.errors import NoRoom, Refused
from kiosk.agent.fetch import Server
from kiosk.agent.manifest import Bundle, File, read_bundle
from kiosk.agent.slots import Slots

RESERVE = 8 * 2**20  # bytes that stay free for what else must be written
LIST = "/schermen/bundel"


def bring_in(
    server: Server, slots: Slots, token: str, data: Path, may_show: Callable[[], bool] = lambda: True
) -> Bundle | None:
    """The bundle that is shown from now on, or None where it is the one already shown.

    Raises Unreachable, Refused, NoRoom, Unknown: then all stays as it was, and what arrived is kept for the next try.
    ``may_show``: asked last, for a device that was sent away meanwhile.
    """
    body = server.signed(LIST, token)
    bundle = read_bundle(body)
    if slots.shown and slots.shown.bundle.version == bundle.version:
        return None
    missing = slots.missing(bundle)
    if sum(file.size for file in missing) + RESERVE > shutil.disk_usage(data).free:
        raise NoRoom("the bundle does not fit on the disk")
    for file in missing:
        _bring(server, slots, token, file)
    if not may_show():
        raise Refused("this device belongs to nobody any more")
    return slots.swap(body)


def _bring(server: Server, slots: Slots, token: str, file: File) -> None:
    with server.file(file.path, token, file.size) as chunks:
        slots.take(file, chunks)
