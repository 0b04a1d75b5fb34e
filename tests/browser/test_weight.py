"""What a first visit fetches before the list works."""

import pytest
from playwright.sync_api import Page, Response

from tests.browser.visit import open_core

pytestmark = pytest.mark.browser
LIST_LIMIT = 120_000  # bytes over the wire, map excluded


def test_every_module_of_the_page_is_announced_in_its_head_and_none_in_vain(page: Page) -> None:
    open_core(page)
    page.locator("html[data-kept]").wait_for()
    loaded: list[str] = page.evaluate(
        """async () => {
            const seen = new Set(), wait = [document.querySelector("script[src*='/js/main.js']").src];
            const after = ["map/map.js", "share.js", "installable.js", "locate.js"];
            after.push("keeper/", "desk/", "past.js", "faults.js");
            while (wait.length) {
                const url = wait.pop();
                if (seen.has(url) || after.some((name) => url.includes("/js/" + name))) continue;
                seen.add(url);
                const text = await (await fetch(url)).text();
                const names = [...text.matchAll(/(?:from|import)\\s*\\(?"(\\.[^"]+)"/g)].map(([, name]) => name);
                wait.push(...names.map((name) => new URL(name, url).href));
            }
            return [...seen];
        }"""
    )
    announced = page.locator("link[rel=modulepreload]").evaluate_all("links => links.map((link) => link.href)")
    assert {url for url in loaded if not url.endswith("/js/main.js")} == set(announced)


def test_the_list_works_before_any_map_code_and_within_its_weight(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.set_viewport_size({"width": 390, "height": 844})
    open_core(page)
    assert not [answer.url for answer in answers if "/js/map/" in answer.url or "maplibre" in answer.url]
    sizes = [answer.request.sizes() for answer in answers]
    assert sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes) < LIST_LIMIT
