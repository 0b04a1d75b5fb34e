"""OpenID Connect: code flow with PKCE, state and nonce, by Authlib. Loaded when somebody first signs on."""

from collections.abc import Mapping
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import current_app, g
from joserfc.errors import JoseError
from requests import RequestException

from twin.errors import NotAllowed, Unavailable
from twin.sign_on import SignOn
from twin.web.core import house

PATIENCE = 10  # seconds for each answer of the issuer


def to_the_issuer(redirect_uri: str) -> Any:
    """The redirect to the issuer's own page. Raises Unavailable."""
    try:
        answer = _client().authorize_redirect(redirect_uri)
    except (RequestException, OAuthError, ValueError) as error:
        raise Unavailable(f"the issuer does not answer: {type(error).__name__}") from error
    g.leads_elsewhere = answer.location
    return answer


def claims_of_answer() -> Mapping[str, Any]:
    """What the issuer says of the person, after checking that it is the answer to our question.

    Raises NotAllowed for an answer that is not, or that says no; Unavailable where the issuer does not answer us.
    """
    client = _client()
    try:
        token = client.authorize_access_token(claims_options={"iss": {"essential": True, "values": [_issuer(client)]}})
        return _complete(client, token)
    except RequestException as error:
        raise Unavailable(f"the issuer does not answer: {type(error).__name__}") from error
    except (OAuthError, JoseError, ValueError, KeyError) as error:
        raise NotAllowed(f"the issuer's answer is not right: {type(error).__name__}") from error


def _complete(client: Any, token: Mapping[str, Any]) -> Mapping[str, Any]:
    """The ID token's claims; the rest from the issuer's other door, where it did not say them all."""
    claims = dict(token.get("userinfo") or {})
    if not claims.get("sub"):
        raise ValueError("no ID token")
    wanted = (_settings().email_claim, *([_settings().role_claim] if _settings().roles else []))
    if all(name in claims for name in wanted) or "userinfo_endpoint" not in client.load_server_metadata():
        return claims
    more = client.userinfo(token=token)
    if more.get("sub") != claims["sub"]:  # OpenID Connect Core, 5.3.2
        raise ValueError("two people in one answer")
    return {**more, **claims}


def _client() -> Any:
    """Made once; it keeps what the issuer says of itself."""
    if "sign_on" not in current_app.extensions:
        settings = _settings()
        current_app.extensions["sign_on"] = OAuth(current_app).register(
            "issuer",
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            server_metadata_url=f"{settings.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": settings.scopes,
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE,
            },
        )
    return current_app.extensions["sign_on"]


def _issuer(client: Any) -> str:
    """As it calls itself; it must be the one of the settings."""
    name = str(client.load_server_metadata().get("issuer", ""))
    if name.rstrip("/") != _settings().issuer:
        raise ValueError("another issuer than the settings say")
    return name


def _settings() -> SignOn:
    found = house().config.sign_on
    if found is None:
        raise NotAllowed("there is no single sign-on here")
    return found
