"""Hands on the glass: many, quick, several fingers at once, long presses. The same ones for the same number."""

import random

from playwright.sync_api import Page

LONG = 650  # ms: longer than a browser waits before it calls a press long


def at_random(page: Page, times: int, number: int) -> None:
    """``times`` touches of one to three fingers, anywhere; some slide, one in twenty stays down long."""
    hands, session = random.Random(number), page.context.new_cdp_session(page)
    size = page.viewport_size
    assert size

    def points(fingers: int) -> list[dict[str, float]]:
        return [
            {"x": hands.uniform(1, size["width"] - 1), "y": hands.uniform(1, size["height"] - 1), "id": n}
            for n in range(fingers)
        ]

    def send(kind: str, where: list[dict[str, float]]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    for _ in range(times):
        where = points(hands.choice((1, 1, 1, 1, 2, 3)))
        send("touchStart", where)
        if hands.random() < 0.2:
            send("touchMove", points(len(where)))
        if hands.random() < 0.05:
            page.wait_for_timeout(LONG)
        send("touchEnd", [])
    session.detach()
