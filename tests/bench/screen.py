"""The screen at 1080x1920 under software rendering: answers to a tap, idle drawing, memory after many visits."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.chromium import chromium
from tests.bench.programs import WORK, kernkijker
from tests.bench.table import Row, at_most

VISITS = 1000
STEPS = ("[data-touch]", "[data-group=horeca]", "[data-rows] button", "[data-view=result] [data-restart]")
# from the touch until the browser has painted the answer to it
TAP = """async (selector) => {
  const target = document.querySelector(selector);
  const began = performance.now();
  target.click();
  await new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  return performance.now() - began;
}"""
COUNT_FRAMES = """
window.framesAsked = 0;
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => { window.framesAsked += 1; return ask(callback); };
"""


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    with kernkijker() as (url, _program), chromium() as browser:
        page = browser.new_page(viewport={"width": 1080, "height": 1920})
        page.add_init_script(COUNT_FRAMES)
        page.goto(f"{url}/herzele/scherm/schepenhuis")
        page.locator("html[data-screen-state=attract]").wait_for(timeout=60_000)
        page.locator("[data-map] canvas").first.wait_for(timeout=60_000)
        page.wait_for_timeout(8000)
        idle = frames_while_idle(page)
        taps = [tap for _ in range(10) for tap in visit(page, pause=1500)]
        for _ in range(VISITS - 10):
            visit(page)
        page.wait_for_timeout(20_000)  # the last visitor has left
        return [
            at_most("screen: tap to painted answer, 95th percentile", sorted(taps)[int(len(taps) * 0.95)], "ms", 100),
            at_most("screen: frames asked for in 20 idle seconds", idle, "", 6),
            at_most(f"screen: renderer memory after {VISITS} visits", renderer_megabytes(browser), "MB", 250),
        ]


def frames_while_idle(page: Page) -> float:
    before: int = page.evaluate("window.framesAsked")
    page.wait_for_timeout(20_000)
    after: int = page.evaluate("window.framesAsked")
    return after - before


def visit(page: Page, pause: int = 0) -> list[float]:
    """Touch, choose a category, open the first shop, start again; milliseconds until each answer was painted.

    ``pause`` milliseconds after each tap: nobody taps a screen in the street faster than once a second.
    """
    found = []
    for step in STEPS:
        found.append(page.evaluate(TAP, step))
        page.wait_for_timeout(pause)
    return found


def renderer_megabytes(browser: Browser) -> float:
    """Proportional share of memory of the heaviest renderer process."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return max(proportional_megabytes(each["id"]) for each in processes if each["type"] == "renderer")


def proportional_megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1000
