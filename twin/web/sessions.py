"""Who is signed in: a token in Flask's signed cookie, its session in the database."""

import hashlib
import hmac
import re
from datetime import timedelta

from flask import Flask, Response, g, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from twin.config import Config
from twin.services import sessions
from twin.services.house import House
from twin.services.sessions import SignedIn
from twin.web.core import house

COOKIE = "kk"
KEPT_AT_THE_DOOR = ("kept", "next")  # what somebody was doing before she signed in
# what a device calls itself -> its name for people; the first that fits
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


class OwnSessions(SecureCookieSessionInterface):
    """What depends on who asks stays out of every cache, the browser's own too."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.accessed:
            response.headers["Cache-Control"] = "no-store"
        super().save_session(app, session, response)


def attach_sessions(app: Flask, config: Config, house: House) -> None:
    """The cookie: signed by a key of its own, out of reach of scripts, not sent along from other sites."""
    app.secret_key = hmac.new(house.secret, b"cookies", hashlib.sha256).digest()
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # Strict would leave the cookie behind when a mail's link is followed
        SESSION_COOKIE_SECURE=config.public_url.startswith("https://"),
        SESSION_REFRESH_EACH_REQUEST=False,  # public pages set no cookie; `signed_in` renews it once an hour
        PERMANENT_SESSION_LIFETIME=timedelta(days=config.doors.session_days),
    )
    app.session_interface = OwnSessions()


def signed_in() -> SignedIn | None:
    """The session of whoever asks; None for nobody."""
    if "signed_in" not in g:
        token = session.get("token")
        g.signed_in = sessions.look(house(), token) if token else None
        if g.signed_in and g.signed_in.was_touched:
            session.modified = True  # the browser keeps the cookie as long as the session lasts
    found: SignedIn | None = g.signed_in
    return found


def sign_in(person: int, way: str) -> None:
    """Begins a session on this device with a cookie that holds nothing of before. ``way``: mail, letter, oidc, ..."""
    before = session.get("token", "")
    kept = {name: session[name] for name in KEPT_AT_THE_DOOR if name in session}
    token = sessions.begin(house(), person, device(request.headers.get("User-Agent", "")), way, before)
    session.clear()
    session.update(kept, token=token)
    session.permanent = True
    g.pop("signed_in", None)


def sign_out() -> None:
    if token := session.get("token"):
        sessions.end(house(), token)
    session.clear()
    g.signed_in = None


def device(agent: str) -> str:
    """'Firefox, Android': enough to know one's own device by; '' where it does not say."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if re.search(rf"\b{re.escape(sign)}", agent)), "")
    return ", ".join(each for each in (browser, system) if each)
