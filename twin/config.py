"""Settings: one frozen dataclass from the environment. A bad value stops start-up and says which."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from twin.doors import Doors
from twin.environment import whole_number
from twin.errors import Invalid
from twin.sign_on import SignOn

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Config:
    """``public_url`` is the address that visitors use (canonical links, QR codes), without a slash at its end.

    ``secret`` signs and hashes (KERNKIJKER_SECRET, at least 32 characters); where empty the database keeps one.

    ``refresh_seconds``: how often the service looks whether a dataset or what people wrote changed; 0 never looks.

    ``smtp_url``: smtp://, smtp+starttls:// or smtps://user:password@host:port; where empty, mails are laid in
    the folder outbox of ``var``. ``mail_from``: the sender. ``runs_jobs``: whether the service does what comes due.

    ``doors``: ways in and limits. ``sign_on``: the town's own single sign-on, None where it has none.
    """

    host: str
    port: int
    var: Path
    towns: Path
    database_url: str
    public_url: str
    refresh_seconds: float
    debug: bool
    secret: str = field(default="", repr=False)
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    runs_jobs: bool = True
    doors: Doors = field(default_factory=Doors)
    sign_on: SignOn | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Config":
        """Raises Invalid with the variable's name for a value that cannot be right."""
        var = Path(environment.get("KERNKIJKER_VAR", ROOT / "var")).absolute()
        host = environment.get("HOST") or "127.0.0.1"
        port = whole_number(environment, "PORT", 8080, 0, 65535)
        return cls(
            host=host,
            port=port,
            var=var,
            towns=Path(environment.get("KERNKIJKER_TOWNS", ROOT / "geodata")).absolute(),
            database_url=environment.get("DATABASE_URL") or f"sqlite:///{var / 'kernkijker.sqlite3'}",
            public_url=_address(environment, "KERNKIJKER_PUBLIC_URL", f"http://{host}:{port}"),
            refresh_seconds=whole_number(environment, "KERNKIJKER_REFRESH_SECONDS", 1, 0, 3600),
            debug=_switch(environment, "KERNKIJKER_DEBUG"),
            secret=_secret(environment),
            smtp_url=_mail_server(environment),
            mail_from=_sender(environment),
            runs_jobs=environment.get("KERNKIJKER_JOBS", "").strip() == "" or _switch(environment, "KERNKIJKER_JOBS"),
            doors=Doors.from_environment(environment),
            sign_on=SignOn.from_environment(environment),
        )


def _switch(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name, "").strip().lower()
    if text not in {"", "0", "1", "true", "false"}:
        raise Invalid(f"{name} is '{text}'; give 1 or 0")
    return text in {"1", "true"}


def _secret(environment: Mapping[str, str]) -> str:
    text = environment.get("KERNKIJKER_SECRET", "").strip()
    if text and len(text) < 32:
        raise Invalid(f"KERNKIJKER_SECRET has {len(text)} characters; give at least 32, or leave it out")
    return text


def _address(environment: Mapping[str, str], name: str, default: str) -> str:
    text = environment.get(name, "").strip() or default
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise Invalid(f"{name} is '{text}'; give an address such as https://kernkijker.example")
    return text.rstrip("/")


def _mail_server(environment: Mapping[str, str]) -> str:
    text = environment.get("KERNKIJKER_SMTP_URL", "").strip()
    try:
        parts = urlsplit(text)
        right = not text or (parts.scheme in {"smtp", "smtps", "smtp+starttls"} and parts.hostname and parts.port != 0)
    except ValueError:  # a port that is no number
        right = False
    if not right:  # the text itself may hold a password
        raise Invalid("KERNKIJKER_SMTP_URL is no mail server; give smtp+starttls://user:password@host:587 or the like")
    if text and not environment.get("KERNKIJKER_MAIL_FROM", "").strip():
        raise Invalid("KERNKIJKER_MAIL_FROM is missing; give the address that mails are sent from")
    return text


def _sender(environment: Mapping[str, str]) -> str:
    text = environment.get("KERNKIJKER_MAIL_FROM", "").strip() or "Kernkijker <kernkijker@localhost>"
    address = parseaddr(text)[1]
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address) or not text.isprintable():
        raise Invalid(f"KERNKIJKER_MAIL_FROM is '{text}'; give an address such as Kernkijker <kern@town.example>")
    return text
