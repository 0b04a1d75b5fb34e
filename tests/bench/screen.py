"""The screen at 1080x1920 under software rendering: answers to a tap, idle drawing, memory after many visits."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from tests.bench.chromium import chromium
from tests.bench.programs import WORK, kernkijker
from tests.bench.table import Row, at_most
from tests.frames import COUNT_FRAMES

VISITS = 1000
LOOKS_EVERY = 50  # visits between two looks at the memory amid the visits
RESTS_EVERY = 100  # visits between two looks at rest
READS_EVERY = 25  # visits between two visitors who stop to read, so that the map comes along
REST = 20  # seconds at rest before the memory counts: the browser tidies up by itself when nobody touches it
STEPS = (
    "[data-touch]",
    "[data-groups] [data-group=horeca]",
    "[data-rows] button",
    "[data-view=result] [data-restart]",
)
MEASURE = (
    COUNT_FRAMES
    + """
window.framesAsked = 0;
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => { window.framesAsked += 1; return ask(callback); };
window.answers = {};
new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries()) {
    if (interactionId) window.answers[interactionId] = Math.max(window.answers[interactionId] ?? 0, duration);
  }
}).observe({ type: "event", durationThreshold: 16 });
"""
)
MIDDLE = """(selector) => {
  const all = [...document.querySelectorAll(selector)];
  const { x, y, width, height } = all.find((each) => each.checkVisibility()).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""

# presses the steps of a visit one after the other, as often as asked, by people in a hurry
HURRY = """async ([steps, visits]) => {
  for (let visit = 0; visit < visits; visit += 1) {
    for (const step of steps) {
      [...document.querySelectorAll(step)].find((each) => each.checkVisibility()).click();
      await new Promise((done) => setTimeout(done, 60));
    }
  }
}"""


@dataclass(frozen=True)
class Memory:
    """Of the page's renderer process, MB: its proportional share (Pss) and what is its own alone (Uss)."""

    proportional: float
    private: float


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    with kernkijker() as (url, _program), chromium() as browser:
        context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True)
        page = context.new_page()
        page.add_init_script(MEASURE)
        page.goto(f"{url}/herzele/scherm/schepenhuis")
        page.locator("[data-map][data-map-state=ready]").wait_for(timeout=60_000)
        first = answers(page, 4, pause=1500)  # the very first touch is among them
        calm = answers(page, 40, pause=1500)
        hurried = answers(page, 80, pause=250)
        page.wait_for_timeout(10_000)
        idle = frames_while_idle(page)
        busy, looks = many_visits(page, browser)
        return [
            at_most("screen: first tap to the answer on the glass", first[0], "ms", 100),
            *tap_rows("1.5 s apart", calm),
            *tap_rows("0.25 s apart", hurried),
            at_most("screen: frames drawn or asked for in 20 idle seconds", idle, "", 6),
            at_most(f"screen: renderer memory at rest after {VISITS} visits (Pss)", looks[-1].proportional, "MB", 250),
            at_most("screen: the same, its own alone (Uss)", looks[-1].private, "MB", 250),
            at_most(
                f"screen: most memory at rest, looked at every {RESTS_EVERY} visits (Pss)",
                max(look.proportional for look in looks),
                "MB",
                250,
            ),
            Row("screen: most memory amid visits without a pause (Pss)", f"{max(busy):,.1f} MB", "", "", None),
        ]


def tap_rows(how: str, taps: list[float]) -> list[Row]:
    usual = sorted(taps)[int(len(taps) * 0.95)]
    return [
        at_most(f"screen: taps {how}, 95th percentile", usual, "ms", 100),
        at_most(f"screen: taps {how}, slowest of {len(taps)}", max(taps), "ms", 100),
    ]


def answers(page: Page, taps: int, pause: int) -> list[float]:
    """Milliseconds from the finger until the answer is on the glass, for real touches ``pause`` milliseconds apart.

    As the browser itself reports it (Event Timing): touch, script, layout, paint and what they wait for; steps of 8 ms,
    and 16 for all that is quicker.
    """
    page.evaluate("window.answers = {}")
    for number in range(taps):
        tap(page, STEPS[number % len(STEPS)])
        page.wait_for_timeout(pause)
    page.wait_for_timeout(3000)
    found: list[float] = page.evaluate("Object.values(window.answers)")
    return found + [16.0] * (taps - len(found))


def tap(page: Page, selector: str) -> None:
    page.touchscreen.tap(*page.evaluate(MIDDLE, selector))


def frames_while_idle(page: Page) -> float:
    count = "Math.max(window.framesAsked, window.framesDrawn)"
    before: int = page.evaluate(count)
    page.wait_for_timeout(20_000)
    after: int = page.evaluate(count)
    return after - before


def many_visits(page: Page, browser: Browser) -> tuple[list[float], list[Memory]]:
    """Visits by people in a hurry, now and then one who stops to read; the memory amid them (Pss), and at rest."""
    busy, looks = [], []
    for number in range(READS_EVERY, VISITS + 1, READS_EVERY):
        hurry(page, READS_EVERY - 1)
        read(page)
        if number % LOOKS_EVERY == 0:
            busy.append(memory(browser).proportional)
        if number % RESTS_EVERY == 0:
            page.wait_for_timeout(REST * 1000)
            looks.append(memory(browser))
            print(f"  {number} visits: {busy[-1]:.0f} MB amid them, at rest {looks[-1].proportional:.0f}", flush=True)
    return busy, looks


def hurry(page: Page, visits: int) -> None:
    try:
        page.evaluate(HURRY, [STEPS, visits])
    except Error:  # the page began afresh between two visitors, as it does at rest after many of them
        page.locator("[data-map][data-map-state=ready]").wait_for(timeout=60_000)


def read(page: Page) -> None:
    """A visit with time to look: the map comes along at each step."""
    for step in STEPS:
        tap(page, step)
        page.wait_for_timeout(1500)


def memory(browser: Browser) -> Memory:
    """Of the heaviest renderer: the page's own."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return max((_memory_of(each["id"]) for each in processes if each["type"] == "renderer"), key=_share)


def _share(look: Memory) -> float:
    return look.proportional


def _memory_of(pid: int) -> Memory:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {name.rstrip(":"): int(value) for name, value, *_ in map(str.split, lines)}
    return Memory(kilobytes["Pss"] / 1000, (kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]) / 1000)
