"""Memory that a publication needed for a moment goes back to the machine."""

import ctypes
import gc


def give_back() -> None:
    """Asks the C library to return what is free. Without it a process keeps the peak of its busiest second for ever."""
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library than glibc, which sees to it in its own way
