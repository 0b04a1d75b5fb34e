"""One process at a time: a lease in the database that is renewed for as long as the work takes."""

import logging
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from twin.services.house import House
from twin.storage.leases import give_up, take

log = logging.getLogger(__name__)
HELD = timedelta(seconds=30)  # whoever dies holding it keeps the others waiting no longer than this
RENEWED_EVERY = 10.0  # seconds


@contextmanager
def held(house: House, name: str) -> Iterator[bool]:
    """True for the one that holds the lease called ``name``, False for everybody else."""
    holder = f"{os.getpid()}-{secrets.token_hex(8)}"
    if not _take(house, name, holder):
        yield False
        return
    ended = threading.Event()
    renewal = threading.Thread(target=_renew, args=(house, name, holder, ended), name=f"lease-{name}", daemon=True)
    renewal.start()
    try:
        yield True
    finally:
        ended.set()
        renewal.join()
        give_up(house.engine, name, holder)


def _take(house: House, name: str, holder: str) -> bool:
    now = house.clock()
    return take(house.engine, name, holder, now, now + HELD)


def _renew(house: House, name: str, holder: str, ended: threading.Event) -> None:
    while not ended.wait(RENEWED_EVERY):
        try:
            if not _take(house, name, holder):
                log.warning("the lease '%s' was lost to another process", name)
                return
        except SQLAlchemyError as error:  # a busy moment; there are two more tries before it runs out
            log.warning("the lease '%s' could not be renewed: %s", name, type(error).__name__)
