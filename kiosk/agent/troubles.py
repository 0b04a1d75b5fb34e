"""What went wrong lately, in short words for the heartbeat; said until a heartbeat took it along."""

import logging
import threading

log = logging.getLogger("kernkijker.agent")
MOST = 10


class Troubles:
    """``standing``: what is said in each heartbeat, because it does not pass."""

    def __init__(self, *standing: str) -> None:
        self._standing = list(standing)
        self._lock = threading.Lock()
        self._words: dict[str, None] = {}
        self.restarts = 0  # of the browser

    def report(self, word: str, detail: object = "") -> None:
        log.warning("%s %s", word, detail)
        with self._lock:
            if len(self._words) < MOST:
                self._words[word] = None

    def words(self) -> list[str]:
        with self._lock:
            return (self._standing + list(self._words))[:MOST]

    def told(self, words: list[str]) -> None:
        with self._lock:
            for word in words:
                self._words.pop(word, None)
