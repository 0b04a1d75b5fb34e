"""What the check says of a tiny town, as lines."""

from datetime import date

from geodata.dataset import check
from tests.geodata.tiny_town import TinyTown

TODAY = date(2026, 11, 23)


def faults_of(town: TinyTown) -> list[str]:
    """Writes the town and checks it; one line a fault, warnings included."""
    return [str(fault) for fault in check(town.write(), TODAY)]


def only_fault_of(town: TinyTown) -> str:
    """The one fault; fails where there is another or none."""
    (fault,) = faults_of(town)
    return fault
