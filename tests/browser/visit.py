"""What the tests of the core's page do again and again."""

from playwright.sync_api import Page

from tests.browser.window import without_map

FOUND = "[data-shop]:not([hidden])"


def open_core(page: Page, address: str = "/herzele/") -> None:
    """Goes there and waits until the scripts are at work. Without the map: it has tests of its own."""
    without_map(page)
    page.goto(address)
    page.locator("html[data-alive]").wait_for()


def found(page: Page) -> list[str]:
    """The slugs of the shops that the list shows, in its order."""
    slugs: list[str] = page.locator(f"{FOUND} [data-choose]").evaluate_all(
        "links => links.map((a) => a.dataset.choose)"
    )
    return slugs


def states(page: Page) -> list[str]:
    """The states of the shops that the list shows."""
    kinds: list[str] = page.locator(FOUND).evaluate_all("rows => rows.map((row) => row.dataset.state)")
    return kinds
