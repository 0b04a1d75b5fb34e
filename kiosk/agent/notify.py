"""Tells systemd that the agent is ready, and that it still turns (sd_notify). Without systemd nothing happens."""

import os
import socket


def tell(message: str) -> None:
    """``message``: READY=1, WATCHDOG=1 or STOPPING=1."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    name = "\0" + address[1:] if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out:
            out.sendto(message.encode(), name)
    except OSError:
        return
