"""Every failure Kernkijker names. The web turns them into a status and words; the command line into one sentence."""


class KernkijkerError(Exception):
    """Something went wrong that we foresaw; ``str(error)`` is a sentence for the person who can mend it."""


class NotFound(KernkijkerError):
    """The thing asked for does not exist."""


class NotAllowed(KernkijkerError):
    """It exists, but not for whoever asks."""


class Invalid(KernkijkerError):
    """The input cannot be right; the message says what, where and how to mend it."""


class Unavailable(KernkijkerError):
    """It should work and does not now; trying again later may help."""


class TooMany(KernkijkerError):
    """Too often in too short a time; after ``seconds`` it works again."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds
