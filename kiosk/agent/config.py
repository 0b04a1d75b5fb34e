"""The agent's configuration: a TOML file, over which the command line goes. A bad value stops it, named."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.agent.errors import BadConfig

NEAR = ("127.0.0.1", "localhost", "::1")
Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """Names as in docs/screen-protocol.md. ``server``: address without a slash at its end. ``data``: folder for what
    must outlive a power cut. Commands run without a shell; an empty one is not offered.

    ``browser`` starts one as a child of the agent ({address} is filled in); ``restart_browser`` asks for a new one
    where somebody else keeps it. ``dark``, ``light``: at the quiet hours' ends. ``ca_file``: trusts these authorities
    instead of the system's. ``needs_sync``: whether a clock counts only once the network set it; None: where the
    machine has no clock that goes on without power.
    """

    server: str
    data: Path
    port: int = 8031
    browser: Command = ()
    restart_browser: Command = ()
    reboot: Command = ()
    off: Command = ()
    dark: Command = ()
    light: Command = ()
    ca_file: Path | None = None
    needs_sync: bool | None = None

    @property
    def address(self) -> str:
        """Where the browser finds the agent."""
        return f"http://127.0.0.1:{self.port}"


COMMANDS = ("browser", "restart_browser", "reboot", "off", "dark", "light")


def load(path: Path | None, over: Mapping[str, Any]) -> Config:
    """Reads ``path``; ``over`` (None values left out) goes before it. Raises BadConfig."""
    found: dict[str, Any] = {}
    if path:
        try:
            found = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise BadConfig(f"{path}: {error}") from error
    return from_table({**found, **{name: value for name, value in over.items() if value is not None}})


def from_table(found: Mapping[str, Any]) -> Config:
    """Raises BadConfig for a name that is not known or a value of another kind."""
    unknown = set(found) - {each.name for each in fields(Config)}
    if unknown:
        raise BadConfig(f"the configuration does not know {', '.join(sorted(unknown))}")
    return Config(
        server=_server(found.get("server")),
        data=Path(_text("data", found.get("data"))),
        port=_port(found.get("port", 8031)),
        ca_file=Path(_text("ca_file", found["ca_file"])) if "ca_file" in found else None,
        needs_sync=_flag("needs_sync", found.get("needs_sync")),
        **{name: _command(name, found.get(name, ())) for name in COMMANDS},
    )


def _server(value: Any) -> str:
    address = _text("server", value).rstrip("/")
    try:
        parts = urlsplit(address)
        is_near, is_named = parts.hostname in NEAR, parts.hostname and parts.port != 0
    except ValueError as error:
        raise BadConfig(f"server: {error}") from error
    if parts.scheme not in ("https", "http") or not is_named or parts.path or parts.query or parts.username:
        raise BadConfig("server is an address like https://kernkijker.example, without a path")
    if parts.scheme == "http" and not is_near:
        raise BadConfig("server: only https outside this machine, or anybody in between could speak for the town")
    return address


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str | Path) or not str(value):
        raise BadConfig(f"{name} is missing, or no text")
    return str(value)


def _port(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= 65_535:
        raise BadConfig("port is a number from 1 to 65535")
    return value


def _flag(name: str, value: Any) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise BadConfig(f"{name} is true or false")
    return value


def _command(name: str, value: Any) -> Command:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise BadConfig(f"{name} is a list of words, such as ['systemctl', 'reboot']")
    return tuple(value)
