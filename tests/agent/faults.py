"""The faults that a screen survives, each told by the test that proves it; docs/faults.md is made of these."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Test = TypeVar("Test", bound=Callable[..., None])


@dataclass(frozen=True)
class Fault:
    what: str
    outcome: str


def fault(what: str, outcome: str) -> Callable[[Test], Test]:
    """Marks a test as the proof that after ``what`` the screen does ``outcome``. Several may stand on one test."""

    def mark(test: Test) -> Test:
        test.__dict__.setdefault("faults", []).insert(0, Fault(what, outcome))
        return test

    return mark
