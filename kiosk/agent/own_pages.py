"""The agent's own pages, for when there is no page of the town: a code to pair by, a wait, an emergency."""

import hashlib
import tomllib
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from kiosk.agent.alerts import Alert
from kiosk.agent.pairing import Code
from kiosk.agent.quiet import local_time

KINDS = {"own.css": "text/css; charset=utf-8", "own.js": "text/javascript; charset=utf-8", "font.woff2": "font/woff2"}
MOST_LANGUAGES = 4
QUIET = 4  # modules around a QR code


@cache
def words() -> dict[str, dict[str, str]]:
    """Language -> key -> sentence."""
    return tomllib.loads((files("kiosk.agent") / "words.toml").read_text("utf-8"))


@cache
def part(name: str) -> bytes | None:
    """A style sheet, script or font of these pages. `make agent` brings the font; they do without."""
    found = files("kiosk.agent") / "pages" / name
    return found.read_bytes() if name in KINDS and found.is_file() else None


def pairing_page(code: Code | None, is_paired: bool) -> str:
    """A code in large letters and as QR; before there is one, why."""
    if code and not is_paired:
        letters = " ".join((code.code[:3], code.code[3:]))
        spelled = f'<p class="code" translate="no" aria-label="{" ".join(code.code)}">{letters}</p>'
        return _page("new", _lines("new", "h1") + spelled + _qr(code) + _lines("code"), code.code, "light")
    key = "soon" if is_paired else "waiting"
    return _page(key, _lines(key, "h1"), key, "dark")


def alert_page(alerts: list[Alert], timezone: str, now: float) -> str:
    """What holds now, the gravest first, in each language that it was written in. Words are only ever text."""
    if not alerts:
        return _page("none", _lines("none", "h1"), "none", "light")
    shown = "".join(_alert(each, timezone, now) for each in alerts[:2])
    return _page("alert", shown, key_of(alerts), "light")


def key_of(alerts: list[Alert]) -> str:
    """Changes when what is shown would."""
    return hashlib.sha256(repr(alerts).encode()).hexdigest()[:16]


def _alert(alert: Alert, timezone: str, now: float) -> str:
    end, today = local_time(alert["until"], timezone), local_time(now, timezone)
    until = f"{end:%H:%M}" if end.date() == today.date() else f"{end:%d/%m %H:%M}"
    texts = alert["texts"]
    spoken = sorted(texts, key=lambda each: list(words()).index(each) if each in words() else len(words()))
    said = "".join(_said(each, texts[each], alert["test"], until) for each in spoken[:MOST_LANGUAGES])
    sender = f'<p class="sender">{escape(alert["sender"])}</p>' if alert["sender"] else ""
    kind = "exercise" if alert["test"] else "real"
    return f'<article class="alert" role="alert" data-kind="{kind}">{said}{sender}</article>'


def _said(language: str, told: dict[str, str], is_test: bool, until: str) -> str:
    own = words().get(language, words()["en"])
    mark = f'<p class="exercise">{escape(own["test"])}</p>' if is_test else ""
    body = "".join(f"<p>{escape(told[name])}</p>" for name in ("text", "instruction") if told[name])
    end = f'<p class="end">{escape(own["until"].format(time=until))}</p>'
    return f'<section lang="{escape(language, quote=True)}">{mark}<h1>{escape(told["title"])}</h1>{body}{end}</section>'


def _lines(key: str, first: str = "p") -> str:
    """The sentence in every language, the town's first in large letters."""
    lines = []
    for place, (language, own) in enumerate(words().items()):
        tag = first if place == 0 else "p"
        lines.append(f'<{tag} lang="{language}">{escape(own[key])}</{tag}>')
    return f'<div class="lines">{"".join(lines)}</div>'


def _qr(code: Code) -> str:
    """Rows from top to bottom, eight modules a byte, dark is 1."""
    if not code.side:
        return ""
    side, box = code.side, code.side + 2 * QUIET
    dark = (place for place in range(side * side) if code.bits[place // 8] >> (7 - place % 8) & 1)
    modules = "".join(f"M{place % side + QUIET} {place // side + QUIET}h1v1h-1z" for place in dark)
    paper = f'<path class="paper" d="M0 0h{box}v{box}H0z"/>'
    return f'<svg class="qr" viewBox="0 0 {box} {box}" role="img" aria-label="QR">{paper}<path d="{modules}"/></svg>'


def _page(kind: str, body: str, key: str, light: str) -> str:
    frame = Template((files("kiosk.agent") / "pages" / "page.html").read_text("utf-8"))
    return frame.substitute(kind=kind, key=escape(key, quote=True), body=body, light=light)
