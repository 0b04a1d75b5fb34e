"""Which comments in opening hours mean 'by appointment'."""

import re
from functools import lru_cache

_APPOINTMENT = re.compile(
    r"afspraak|appointment|rendez[\s-]?vous|\brdv\b|vereinbarung|terminabsprache|nach\s+absprache|termin\b",
    re.IGNORECASE,
)
# 'open without an appointment' promises the opposite, so it must not be taken for one.
_WITHOUT = re.compile(r"\b(zonder|geen|sans|without|no|ohne|keine?)\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_appointment(comment: str) -> bool:
    """True for 'op afspraak', 'sur RDV', 'by appointment', 'nur nach Vereinbarung' and their likes."""
    return bool(_APPOINTMENT.search(comment)) and not _WITHOUT.search(comment)
