"""A bundle as the server lists it: checked to the last field before anything of it is believed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from kiosk.agent.errors import Refused

MOST_FILES = 4_000
MOST_OF_ONE = 24 * 2**20  # bytes
MOST_OF_ALL = 96 * 2**20
LONGEST_PATH = 300
HEX_64 = re.compile(r"[0-9a-f]{64}")
HEX_16 = re.compile(r"[0-9a-f]{16}")
SLUG = re.compile(r"[A-Za-z0-9_-]{1,80}")
PATH = re.compile(r"(/[A-Za-z0-9_.~@%+,=-]+)+")
KIND = re.compile(r"[a-z]+/[A-Za-z0-9.+-]+(; ?charset=[A-Za-z0-9-]+)?")
STAFF = re.compile(r"[0-9a-f]{16,128}\$[0-9a-f]{32,128}")
OURS = "/agent"  # the agent's own addresses, which no bundle may take


@dataclass(frozen=True, slots=True)
class File:
    """``size`` and ``sha256`` are of the bytes before compression."""

    path: str
    sha256: str
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """``page``: the path that the browser opens. ``until``: epoch seconds, the end of what is known of hours.

    ``quiet``: when the glass is dark, on the town's clock. ``staff``: "salthex$hashhex" of the staff's code.
    """

    version: str
    stage: str
    town: str
    screen: str
    timezone: str
    page: str
    until: int
    quiet: tuple[time, time] | None
    staff: str | None
    may_reboot: bool
    files: Mapping[str, File]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files.values())


def read_bundle(body: bytes) -> Bundle:
    """Raises Refused for anything that is not a whole and harmless bundle."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused("the bundle is no JSON") from error
    if not isinstance(found, dict):
        raise Refused("the bundle is no object")
    files = _files(found.get("files"))
    bundle = Bundle(
        version=_like(found, "version", HEX_16),
        stage=_text(found, "stage"),
        town=_like(found, "town", SLUG),
        screen=_like(found, "screen", SLUG),
        timezone=_text(found, "timezone"),
        page=_text(found, "page"),
        until=_whole(found.get("until"), "until", 2**40),
        quiet=_quiet(found.get("quiet")),
        staff=None if found.get("staff") is None else _like(found, "staff", STAFF),
        may_reboot=_policy(found.get("policy")),
        files=files,
    )
    page = files.get(bundle.page)
    if page is None or not page.type.startswith("text/html") or page.size == 0:
        raise Refused("the bundle does not hold its own page")
    return bundle


def _files(found: Any) -> dict[str, File]:
    if not isinstance(found, list) or not 0 < len(found) <= MOST_FILES:
        raise Refused("the bundle lists no files, or too many")
    files: dict[str, File] = {}
    for each in found:
        file = _file(each)
        if file.path in files:
            raise Refused(f"{file.path} is listed twice")
        files[file.path] = file
    if sum(file.size for file in files.values()) > MOST_OF_ALL:
        raise Refused("the bundle is too large")
    return files


def _file(found: Any) -> File:
    if not isinstance(found, dict):
        raise Refused("a file of the bundle is no object")
    path = _like(found, "path", PATH)
    parts = path.split("/")
    if len(path) > LONGEST_PATH or "." in parts or ".." in parts or (path + "/").startswith(OURS + "/"):
        raise Refused(f"a file has a path that is not harmless: {path[:80]}")
    size = _whole(found.get("size"), "size", MOST_OF_ONE)
    return File(path, _like(found, "sha256", HEX_64), size, _like(found, "type", KIND))


def _like(found: dict[str, Any], name: str, form: re.Pattern[str]) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise Refused(f"{name} is not as it should be")
    return value


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_PATH:
        raise Refused(f"{name} is not as it should be")
    return value


def _whole(value: Any, name: str, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise Refused(f"{name} is no number, or too large")
    return value


def _quiet(found: Any) -> tuple[time, time] | None:
    if found is None:
        return None
    try:
        start, end = (time.fromisoformat(each) for each in found)
    except (TypeError, ValueError) as error:
        raise Refused("quiet is no pair of times") from error
    return None if start == end else (start, end)


def _policy(found: Any) -> bool:
    if found is not None and not isinstance(found, dict):
        raise Refused("policy is no object")
    return isinstance(found, dict) and found.get("reboot") is True
