"""Without connection the last seen town still answers, says how old it is, and stops guessing when it ran out."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Server
from tests.browser.visit import found, open_core, states

pytestmark = pytest.mark.browser


def set_date(context: BrowserContext, at: datetime) -> None:
    """Playwright's own clock would also take away `performance`, by which the page knows what it loaded."""
    context.add_init_script(
        f"{{ const real = Date.now; const ahead = {at.timestamp()} * 1000 - real(); Date.now = () => real() + ahead; }}"
    )


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url) as context:
        set_date(context, server.live.clock())
        yield context


@pytest.fixture
def kept(page: Page) -> Page:
    """A page that was seen once, and that the service worker has kept."""
    open_core(page)
    page.locator("html[data-kept]").wait_for()
    return page


def test_the_list_works_without_connection_and_says_how_old_it_is(kept: Page, context: BrowserContext) -> None:
    everything = found(kept)
    context.set_offline(True)
    open_core(kept, "/herzele/?op=2026-11-21T20:00")
    assert set(found(kept)) == set(everything)
    expect(kept.locator("[data-module=freshness]")).to_have_text(
        "Geen verbinding. U ziet de gegevens van zaterdag 21 november, 10:30."
    )
    assert kept.evaluate("async () => (await fetch(document.querySelector('.tile use + use').href.baseVal)).ok")
    kept.locator("[name=q]").fill("bakr")
    assert "bakkerij-de-korenaar" in found(kept)


def test_data_that_ran_out_says_unknown_instead_of_guessing(
    kept: Page, context: BrowserContext, server: Server
) -> None:
    context.set_offline(True)
    set_date(context, server.live.clock() + timedelta(days=33))
    open_core(kept)
    assert set(states(kept)) == {"unknown"}
    expect(kept.locator("[data-module=freshness]")).to_contain_text("te oud om nog te zeggen wat open is")


def test_a_connection_that_comes_back_takes_the_notice_away(kept: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    open_core(kept)
    note = kept.locator("[data-module=freshness]")
    expect(note).to_be_visible()
    context.set_offline(False)
    open_core(kept)
    expect(note).to_be_hidden()


def test_nothing_is_kept_of_what_nobody_visited(kept: Page) -> None:
    addresses = kept.evaluate(
        """async () => {
            const names = await caches.keys();
            const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
            return keys.flat().map((request) => new URL(request.url).pathname);
        }"""
    )
    assert {address for address in addresses if not address.startswith("/static/")} == {
        "/herzele/",
        "/herzele/icons.svg",
        "/herzele/shops.json",
        "/herzele/twin.json",
    }
    assert len({address.split("/")[2] for address in addresses if address.startswith("/static/")}) == 1
