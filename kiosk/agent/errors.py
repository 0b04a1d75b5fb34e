"""What can go wrong between a screen and its server, by what follows from it."""


class AgentError(Exception):
    """``word``: the short name under which a heartbeat tells of it."""

    word = "agent"


class Unreachable(AgentError):
    """Nobody answered, or somebody who is not our server: what the screen has stays as it is."""

    word = "network"


class Refused(AgentError):
    """An answer that is not what it should be; it never replaces what works."""

    word = "refused"


class Unknown(AgentError):
    """Our own server says that it does not know this device (any more)."""

    word = "unknown_device"


class Gone(AgentError):
    """Our server knows the device, but its town or screen is not served now: the glass keeps what it has."""

    word = "screen_gone"


class NotUnderstood(AgentError):
    """Our server threw away what it was told (400)."""

    word = "refused_by_server"


class TooOften(AgentError):
    """The server asks to wait ``seconds``."""

    word = "too_often"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:.0f} s")
        self.seconds = seconds


class NoRoom(AgentError):
    """The disk cannot take what came."""

    word = "disk_full"


class BadConfig(AgentError):
    """The configuration says something that cannot be; the message names it."""

    word = "config"
