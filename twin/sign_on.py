"""Settings of single sign-on by OpenID Connect: any issuer, made ready for Flanders' ACM/IDM.

KERNKIJKER_OIDC_ISSUER         https address of the issuer; without it there is no single sign-on
KERNKIJKER_OIDC_CLIENT_ID      what the issuer calls us
KERNKIJKER_OIDC_CLIENT_SECRET  and what only it and we know
KERNKIJKER_OIDC_NAME           what the button says: 'Aanmelden met ...'; else the issuer's host
KERNKIJKER_OIDC_SCOPES         'openid email profile', or what the issuer wants
KERNKIJKER_OIDC_EMAIL_CLAIM    the claim that holds the mail address: 'email'
KERNKIJKER_OIDC_ROLE_CLAIM     the claim that holds the roles, a text or a list of texts: 'roles'
KERNKIJKER_OIDC_ROLES          who gets which desk: `pattern=town`, several with `;` between. The pattern is a regular
                               expression for a whole role; `\\1` in the town stands for what its first group found.
                               'Beheerder:OVO000000=herzele' or 'kernkijker:([a-z-]+)=\\1'

ACM/IDM gives the roles of an application in a claim of its own, each with the code of the body behind a colon:
one line per town maps them. The address to register there is the public one, then /binnen/oidc/terug.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from twin.errors import Invalid

NEAR = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class SignOn:
    """``roles``: (pattern, town) pairs in the order of the setting."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    scopes: str = "openid email profile"
    email_claim: str = "email"
    role_claim: str = "roles"
    roles: tuple[tuple[re.Pattern[str], str], ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self | None:
        """None without an issuer. Raises Invalid with the variable's name."""
        found = {name: environment.get(f"KERNKIJKER_OIDC_{name}", "").strip() for name in NAMES}
        if not found["ISSUER"]:
            return None
        for name in ("CLIENT_ID", "CLIENT_SECRET"):
            if not found[name]:
                raise Invalid(f"KERNKIJKER_OIDC_{name} is missing; the issuer gave it when this site was registered")
        issuer = _issuer(found["ISSUER"])
        given = {field: found[name] for name, field in OPTIONS if found[name]}
        name = found["NAME"] or str(urlsplit(issuer).hostname)
        return cls(issuer, found["CLIENT_ID"], found["CLIENT_SECRET"], name, roles=_roles(found["ROLES"]), **given)

    def towns(self, claims: Mapping[str, Any]) -> set[str]:
        """The towns whose desk the claims give."""
        held = claims.get(self.role_claim)
        roles = [held] if isinstance(held, str) else held if isinstance(held, Iterable) else []
        texts = [role for role in roles if isinstance(role, str)]
        found = ((pattern.fullmatch(role), town) for role in texts for pattern, town in self.roles)
        return {match.expand(town) for match, town in found if match}


OPTIONS = (("SCOPES", "scopes"), ("EMAIL_CLAIM", "email_claim"), ("ROLE_CLAIM", "role_claim"))
NAMES = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "NAME", "ROLES", *(name for name, _field in OPTIONS))


def _issuer(text: str) -> str:
    parts = urlsplit(text)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in NEAR)
    if not is_safe or not parts.hostname or parts.query or parts.fragment:
        raise Invalid(f"KERNKIJKER_OIDC_ISSUER is '{text}'; give an address such as https://authenticatie.example/op")
    return text.rstrip("/")


def _roles(text: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_role(line.strip()) for line in text.split(";") if line.strip())


def _role(line: str) -> tuple[re.Pattern[str], str]:
    pattern, _sign, town = line.rpartition("=")
    if not pattern or not re.fullmatch(r"[a-z0-9-]+|\\[1-9]", town):
        raise Invalid(f"KERNKIJKER_OIDC_ROLES has '{line}'; give pattern=town, such as Beheerder:OVO000000=herzele")
    try:
        made = re.compile(pattern)
    except re.error as error:
        raise Invalid(f"KERNKIJKER_OIDC_ROLES has '{pattern}', which is no regular expression: {error}") from error
    if town.startswith("\\") and int(town[1:]) > made.groups:
        raise Invalid(f"KERNKIJKER_OIDC_ROLES has '{line}', whose pattern has no group {town[1:]}")
    return made, town
