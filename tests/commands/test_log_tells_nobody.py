"""What the running service says holds no token, no address of a person, and no mail."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.commands.running import Running, kernkijker, running
from tests.geodata.tiny_town import two_streets

EMAIL, STRANGER = "sara@dorp.example", "stranger@nergens.example"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
LINK = re.compile(r"http://\S+/binnen/\S+")


def form_token(browser: requests.Session, address: str) -> str:
    found = TOKEN.search(browser.get(address, timeout=30).text)
    assert found
    return found[1]


def post(browser: requests.Session, address: str, form: str, **data: str) -> requests.Response:
    return browser.post(address, data={"csrf_token": form_token(browser, form), **data}, timeout=30)


def mailed_link(service: Running, var: Path) -> str:
    """From the mail that lies in var/outbox, once it is there."""
    service.wait_until(lambda: any((var / "outbox").glob("*.html")))
    html = next((var / "outbox").glob("*.html")).read_text("utf-8")
    found = re.search(r'href="([^"]+/binnen/[^"]+)"', html)
    assert found, html
    return urlsplit(found[1]).path


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    two_streets(tmp_path / "towns" / "dorp").write()
    return tmp_path / "towns"


def test_a_whole_sign_in_leaves_nothing_in_the_log(tmp_path: Path, towns: Path) -> None:
    var = tmp_path / "var"
    with running(var, towns) as service, requests.Session() as browser:
        added = kernkijker("officer", "add", EMAIL, KERNKIJKER_VAR=str(var), KERNKIJKER_TOWNS=str(towns))
        assert added.returncode == 0, added.stderr
        door = f"{service.url}/dorp/binnen/"
        for email in (STRANGER, EMAIL, "no address at all"):
            post(browser, door, door, email=email)
        path = mailed_link(service, var)
        assert post(browser, service.url + path, service.url + path).url == f"{service.url}/dorp/beheer/"
        post(browser, service.url + path, door)  # used already
        post(browser, f"{service.url}/dorp/brief/", door, code="CDFG 3467")
        account = f"{service.url}/dorp/account/"
        post(browser, f"{account}adres", account, email="sara@nieuw.example")
        cookie = browser.cookies["kk"]
        browser.get(account, timeout=30)
    log = service.log.read_text()
    printed = set(LINK.findall(log))  # the one link that the start prints, for who sits before the terminal
    assert len(printed) == 1
    for each in (EMAIL, STRANGER, "sara@nieuw.example", path.rpartition("/")[2], cookie, "CDFG", "no address"):
        assert each not in log, log
    assert "127.0.0.1" not in re.sub(r"http://127\.0\.0\.1:\d+", "", log)
    assert "Traceback" not in log
