"""Starts the issuer of issuer.mjs, and signs in there as a person with a browser would."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests

CLIENT_ID, CLIENT_SECRET = "kernkijker", "what only the two of us know, in a test"
PUBLIC_URL = "https://kern.example"
CALLBACK = f"{PUBLIC_URL}/binnen/oidc/terug"
PATIENCE = 20  # seconds


@contextmanager
def issuer(accounts: Mapping[str, Mapping[str, Any]], *, in_token: bool = False) -> Iterator[str]:
    """The address of an issuer that knows ``accounts`` (login -> claims)."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node is not installed; the project needs it")
    client = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "redirect_uris": [CALLBACK]}
    settings = json.dumps({"client": client, "accounts": accounts, "inToken": in_token})
    script = str(Path(__file__).with_name("issuer.mjs"))
    process = subprocess.Popen([node, script, settings], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        address = next((line for line in process.stdout if line.startswith("http://127.0.0.1")), "").strip()
        assert address, "the issuer did not start"
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def answer_of(question: str, login: str) -> str:
    """Follows our redirect ``question`` to the issuer and signs in; the address that it sends the browser back to."""
    with requests.Session() as browser:
        page = browser.get(question, timeout=PATIENCE)
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        form = {"prompt": "login", "login": login, "password": "any"}
        answer = browser.post(urljoin(page.url, action[1]), data=form, allow_redirects=False, timeout=PATIENCE)
        while not answer.headers["Location"].startswith(CALLBACK):
            step = urljoin(answer.url, answer.headers["Location"])
            answer = browser.get(step, allow_redirects=False, timeout=PATIENCE)
        return str(answer.headers["Location"])
