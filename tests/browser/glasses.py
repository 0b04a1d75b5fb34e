"""Six kinds of glass in the street, and what is measured on each: reach, targets, gaps and letters in millimetres."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from kiosk.screens import CAPITAL_MM, CAPITAL_OF_EM, GAP_MM, PORTRAIT_SHARE, REACH_MM, SMALLEST_TEXT, TARGET_MM, Glass

GLASSES = {
    "p32": Glass(32, 1080, 1920, 750),
    "p43": Glass(43, 1080, 1920, 720),
    "p55": Glass(55, 1080, 1920, 600),
    "l32": Glass(32, 1920, 1080, 800),
    "l43": Glass(43, 1920, 1080, 750),
    "l55": Glass(55, 1920, 1080, 500),
}
ROUNDING_PX = 1.0
LOW_MM = 1050.0  # where there is room they stand at 1000 mm; the highest glass here needs a little more
COVERED = "[data-code-large]:not([hidden]) button, [data-warning]:not([hidden]) button"  # all that can be touched then
CONTROLS = """() => [...document.querySelectorAll('button, input')].filter((each) => each.checkVisibility())
  .map((each) => {
    const {left, top, right, bottom} = each.getBoundingClientRect();
    return {name: each.className + ' ' + each.textContent.trim(), left, top, right, bottom};
  })"""
LETTERS = """() => [...document.querySelectorAll('.stage *')]
  .filter((each) => each.checkVisibility() && !each.closest('.spoken, svg, .map')
    && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((each) => [parseFloat(getComputedStyle(each).fontSize), each.textContent.trim(), !!each.closest('.panel')])"""
CLIPPED = """() => [...document.querySelectorAll('.panel *')]
  .filter((each) => each.checkVisibility() && !each.closest('svg') && each.getBoundingClientRect().width)
  .map((each) => [each.getBoundingClientRect(), each.className + ' ' + each.textContent.trim()])
  .filter(([box]) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
  .map(([, name]) => name)"""
CUT = """() => [...document.querySelectorAll('.panel button, .panel .step')]
  .filter((each) => each.checkVisibility()
    && each.scrollHeight > each.clientHeight + 0.25 * parseFloat(getComputedStyle(each).fontSize))
  .map((each) => each.className + ' ' + each.textContent.trim())"""
CREDITED = """() => {
  const [panel, credit] = ['[data-panel]', '[data-notice]'].map((name) => document.querySelector(name));
  const [under, box] = [panel, credit].map((each) => each.getBoundingClientRect());
  const isBeside = box.bottom <= under.top + 1 || box.left >= under.right - 1;
  return isBeside && box.width > 0 && box.bottom <= innerHeight && credit.textContent.includes('OpenStreetMap');
}"""
ALL = f"() => [{', '.join(f'({look})()' for look in (CONTROLS, LETTERS, CLIPPED, CUT, CREDITED))}]"


def stand(layer: Path) -> None:
    """Puts a screen of each kind in a town's layer of screens, in place of its first."""
    collection: dict[str, Any] = json.loads(layer.read_text())
    first = collection["features"][0]
    collection["features"] = [
        {
            **first,
            "properties": {
                **first["properties"],
                "id": name,
                "diagonal_inch": glass.diagonal_inch,
                "width_px": glass.width_px,
                "height_px": glass.height_px,
                "mounting_height_mm": glass.mounting_height_mm,
            },
        }
        for name, glass in GLASSES.items()
    ]
    layer.write_text(json.dumps(collection))


def faults(page: Page, glass: Glass, asked: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with the view that stands; ``asked``: what the visitor asked for, of 'low' and 'large'."""
    boxes, letters, clipped, cut, is_credited = page.evaluate(ALL)
    covered = page.locator(COVERED).all_inner_texts()
    if covered:
        boxes = [box for box in boxes if any(name in box["name"] for name in covered)]
    assert boxes
    yield from _controls_out_of_place(boxes, glass, asked)
    yield from _letters_too_small(letters, glass, asked)
    yield from (f"{text} runs off the glass" for text in clipped)
    yield from (f"{text} is cut" for text in cut)
    if not is_credited:
        yield "no credit stands on the map"


def _controls_out_of_place(boxes: list[dict[str, Any]], glass: Glass, asked: tuple[str, ...]) -> Iterator[str]:
    mm = glass.px_per_mm
    highest = LOW_MM if asked == ("low",) else REACH_MM[1]
    for box in boxes:
        top = glass.mounting_height_mm + (glass.height_px - box["top"] - ROUNDING_PX) / mm
        bottom = glass.mounting_height_mm + (glass.height_px - box["bottom"] + ROUNDING_PX) / mm
        if top > highest or bottom < REACH_MM[0]:
            yield f"{box['name']} stands from {bottom:.0f} to {top:.0f} mm"
        is_on_map = box["top"] < glass.height_px * (1 - PORTRAIT_SHARE) - ROUNDING_PX
        if glass.portrait and not asked and is_on_map:
            yield f"{box['name']} stands where the map is"
        if min(box["right"] - box["left"], box["bottom"] - box["top"]) < TARGET_MM * mm - ROUNDING_PX:
            yield f"{box['name']} is small"
    for box, other in _neighbours(boxes):
        if _gap(box, other) < GAP_MM * mm - ROUNDING_PX:
            yield f"{box['name']} | {other['name']} are near"


def _neighbours(boxes: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    # rows of the list touch: a slip opens a neighbour, from which one touch leads back
    apart = [box for box in boxes if not box["name"].startswith("row")]
    return ((a, b) for i, a in enumerate(apart) for b in apart[i + 1 :])


def _gap(a: dict[str, Any], b: dict[str, Any]) -> float:
    across = max(a["left"] - b["right"], b["left"] - a["right"])
    along = max(a["top"] - b["bottom"], b["top"] - a["bottom"])
    return float(max(across, along))


def _letters_too_small(letters: list[tuple[float, str, bool]], glass: Glass, asked: tuple[str, ...]) -> Iterator[str]:
    for size, text, is_in_panel in letters:
        times = 2 if "large" in asked and is_in_panel else 1
        if size * CAPITAL_OF_EM / glass.px_per_mm < CAPITAL_MM * times - 0.1 or size < SMALLEST_TEXT:
            yield f"{text} is written small"
