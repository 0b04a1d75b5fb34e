"""The headers of every answer: nothing from third parties, nothing inline, nothing guessed."""

from flask import Flask, Response

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",  # the map draws its signs into blobs
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), interest-cohort=()"),
)


# a style sheet or a picture has no use for what only documents obey, and a phone fetches dozens of them
SUBRESOURCE_HEADERS = (("X-Content-Type-Options", "nosniff"),)


def guard(app: Flask) -> None:
    """Adds the headers to every answer; a page that needs another policy sets its own first."""

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        for name, value in SECURITY_HEADERS:
            response.headers.setdefault(name, value)
        return response


def framed_by_ourselves(response: Response) -> Response:
    """A page that a page of ours shows in a frame, and nobody else's; it stays in no cache."""
    own = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response.headers["Content-Security-Policy"] = own
    response.headers["Cache-Control"] = "no-store"
    return response
