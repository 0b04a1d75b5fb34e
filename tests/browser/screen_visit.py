"""What the tests of the screen in the street do again and again."""

from playwright.sync_api import Page

SCREEN = "/herzele/scherm/schepenhuis"
READY_MS = 60_000  # software rendering on a busy machine; a ready page answers in a fraction of it

WITHOUT_3D = """
const getContext = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...more);
};
"""  # where a test is not about the map, which takes the processor seconds; holds for what a worker kept, too


def open_screen(page: Page, address: str = SCREEN) -> None:
    """Goes there and waits until it answers to touches. The map may still be on its way."""
    page.goto(address)
    page.locator("html[data-ready=true]").wait_for(timeout=READY_MS)


def state(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-screen-state")


def press(page: Page, selector: str) -> None:
    """A touch, without waiting for the map to come to rest."""
    page.locator(selector).dispatch_event("click")


def begin(page: Page) -> None:
    press(page, "[data-touch]")
    page.locator("html[data-screen-state=browse]").wait_for()


def shown(page: Page) -> list[str]:
    """The slugs in the list as it stands."""
    slugs: list[str] = page.locator("[data-rows] > li:not([hidden])").evaluate_all(
        "rows => rows.map((row) => row.dataset.slug)"
    )
    return slugs


def type_words(page: Page, words: str) -> None:
    """Writes with the keyboard in the page."""
    press(page, "[data-search-field]")
    for letter in words:
        press(page, f"[data-key='{letter}']" if letter != " " else "[data-key=space]")


def choose(page: Page, slug: str) -> None:
    """Finds a shop by turning the list's pages, and opens it."""
    while slug not in shown(page):
        press(page, "[data-next]:enabled")
    press(page, f"[data-rows] > li:not([hidden])[data-slug='{slug}'] button")
    page.locator("html[data-screen-state=result]").wait_for()
