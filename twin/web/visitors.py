"""Where a request comes from, as far as the doors need to know. Nothing of it is kept or logged."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix


def believe_proxies(app: Flask, proxies: int) -> None:
    """As many servers of our own stand before this one and add the visitor's address; what else a header says of it
    is anybody's word."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]  # how Flask is wrapped


def network() -> str:
    """The network that asks, as `192.0.2.0/24` or `2001:db8::/56`: what a household or an office has; '' if unknown."""
    return network_of(request.remote_addr or "")


def network_of(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    found = mapped or found
    return str(ip_network(f"{found}/{24 if found.version == 4 else 56}", strict=False))


def is_for_a_script() -> bool:
    """Whether a script on a page asks, and no person looks at the answer. Browsers say so."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"


def comes_from_elsewhere() -> bool:
    """Whether another site made the browser send this. Browsers say so; who says nothing counts as from here."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    if not origin or origin == "null":  # 'null' is what our own pages without referrer send
        return False
    public = urlsplit(current_app.config["KERNKIJKER"].public_url).netloc
    return urlsplit(origin).netloc not in {request.host, public}
