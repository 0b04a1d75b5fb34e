"""What scripts tell of use: counts in small messages that anybody could send, so each of them counts little."""

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from flask import current_app, request

LARGEST = 20_000  # bytes of a message


def told() -> Any:
    """The JSON that the request brought; None where it is none, or too long."""
    data = request.get_data(cache=False)[: LARGEST + 1]
    try:
        return current_app.json.loads(data) if len(data) <= LARGEST else None
    except (ValueError, RecursionError):  # so many brackets that no script of ours wrote them
        return None


class Apart:
    """Says of a message whether it counts: for each key at most one in ``seconds``, in this process."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._last: dict[Hashable, float] = {}
        self._lock = Lock()

    def counts(self, key: Hashable) -> bool:
        """``key`` is something that exists, or the memory of them would grow without end."""
        now = self._clock()
        with self._lock:
            last = self._last.get(key)
            if last is not None and now - last < self._seconds:
                return False
            self._last[key] = now
        return True
