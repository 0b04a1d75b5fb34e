"""A day of visits, one after the other: the page keeps nothing of them. `make soak` does 5,000, with figures."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.agent_street import Street, street
from tests.people import LoadedTowns
from twin.services.assets import Assets

pytestmark = pytest.mark.browser
VISITS = int(os.environ.get("KERNKIJKER_VISITS", "0"))
WITH_MAP = bool(os.environ.get("KERNKIJKER_SOAK_MAP"))
RENEWS = 200  # visits after which the page begins anew by itself, see static/js/kiosk/agent_link.js
EACH = 20  # visits between figures
# nodes: what stands on the glass at rest changes with the minute
MOST = {"heap MB": 10.0, "renderer MB": 10.0, "nodes": 50.0, "listeners": 0.0, "documents": 0.0}
VISIT = """
async (n) => {
  const rest = () => new Promise((done) => setTimeout(done, 0));
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => !each.closest("[hidden]"));
  const press = async (selector, which = 0) => {
    const found = seen(selector);
    found[which % Math.max(found.length, 1)]?.click();
    await rest();
  };
  await press("[data-touch]");
  await press("[data-view=browse] [data-language]", n);
  await press("[data-groups] [data-group]", n);
  await press("[data-groups] [data-group]", n);
  await press("[data-search-field]");
  for (const letter of ["b", "o", "e"]) await press(`[data-key='${letter}']`);
  await press("[data-search-clear]");
  await press("[data-rows] > li button", n);
  await press("[data-code-button]");
  await press("[data-code-close]");
  await press("[data-view=result] [data-language]", n + 1);
  await press("[data-restart]");
  return document.documentElement.dataset.screenState;
}
"""


@pytest.fixture
def here(whole_browser: Browser, loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path) -> Iterator[Street]:
    with street(whole_browser, loaded_towns, assets, tmp_path, with_map=WITH_MAP, own_clock=False) as found:
        yield found


def figures(session: CDPSession, page: Page) -> dict[str, float]:
    """What the renderer holds at rest, once what nobody holds is gone."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    counted: dict[str, Any] = session.send("Memory.getDOMCounters")
    told = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return {
        "heap MB": round(told["JSHeapUsedSize"] / 2**20, 2),
        "nodes": counted["nodes"],
        "listeners": counted["jsEventListeners"],
        "documents": counted["documents"],
        "renderer MB": round(_resident(page), 1),
    }


def _resident(page: Page) -> float:
    """Of the largest renderer of this browser."""
    session = page.context.browser.new_browser_cdp_session() if page.context.browser else None
    assert session
    kinds = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    pages = [each["id"] for each in kinds if each["type"] == "renderer"]
    lines = [Path(f"/proc/{pid}/status").read_text() for pid in pages]
    return max(int(text.partition("VmRSS:")[2].split()[0]) / 1024 for text in lines)


def growth(found: list[float]) -> float:
    """From the first fifth of the figures to the last, by their medians: one alone goes up and down, by 15 MB or by the
    listeners of what is just being loaded."""
    fifth = max(1, len(found) // 5)
    return median(found[-fifth:]) - median(found[:fifth])


def of_pages(found: list[dict[str, float]], name: str) -> tuple[list[float], list[float]]:
    """Of each page the figures of its first and its second hundred visits, but the first: then not all is made yet."""
    a_page = RENEWS // EACH
    placed = [(n % a_page, each[name]) for n, each in enumerate(found)]
    return [x for n, x in placed if 0 < n < a_page // 2], [x for n, x in placed if n >= a_page // 2]


@pytest.mark.skipif(not VISITS, reason="takes long: `make soak`")
def test_visits_leave_nothing_behind_in_the_page(here: Street, capsys: pytest.CaptureFixture[str]) -> None:
    page = here.page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    found: list[dict[str, float]] = []
    for n in range(1, VISITS + 1):
        since_start = n % RENEWS
        if since_start:
            assert page.evaluate(VISIT, n) == "attract"
        else:  # the page begins anew at its end, and with it goes whoever waits for an answer
            page.evaluate(f"(n) => void ({VISIT.strip()})(n)", n)
            page.locator("html[data-ready=true]:not([data-is-before])").wait_for(timeout=120_000)
        if since_start == 1:
            page.evaluate("document.documentElement.dataset.isBefore = 1")
        elif since_start % EACH == EACH - 1:
            if WITH_MAP:  # on a busy machine it is still being made after so few quick visits
                page.locator("[data-map][data-map-state=ready]").wait_for(timeout=120_000)
            now = figures(session, page)
            with capsys.disabled():
                sys.stdout.write(f"\n{n} visits: {now}")
            found.append(now)
    for name, most in MOST.items():
        assert growth([each[name] for each in found]) <= most, f"{name}, over the day"
        young, old = of_pages(found, name)
        assert median(old) - median(young) <= most, f"{name}, in the life of a page"
    assert here.failures == []
