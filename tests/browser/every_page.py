"""Every page that the routes have, for who may see it: none is listed by hand, so none can be forgotten."""

from collections.abc import Iterable, Mapping

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.routing import Rule

from tests.people import Visit
from twin.web.sessions import COOKIE

HTML = "text/html"
MOST_TABS = 160

# Everything that Tab should come by: what a script keeps from it on purpose has tabindex -1, what takes no part is
# disabled or not shown, and of radio buttons with one name it comes by one.
MISSED = """() => {
  const due = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((each) =>
    each.tabIndex >= 0 && !each.disabled && each.type !== 'hidden' && each.checkVisibility({visibilityProperty: true}))
  const walked = (each) => each.dataset.walked || (each.type === 'radio' && due.some((other) =>
    other.type === 'radio' && other.name === each.name && other.form === each.form && other.dataset.walked))
  return due.filter((each) => !walked(each)).map((each) => `Tab never came to ${each.outerHTML.slice(0, 160)}`)
}"""
# The focus shows on the control, or on what stands for it: its label, the bar that a hidden radio button fills. In a
# frame of ours it shows on what has it there.
WALK = """() => {
  const at = document.activeElement
  if (at === document.body || at === null) return 'out'
  if (at.dataset.walked === 'last') return 'seen'  // a date has a stop for its day, its month and its year
  if (at.dataset.walked) return 'again'
  document.querySelector('[data-walked=last]')?.setAttribute('data-walked', 'before')
  at.dataset.walked = 'last'
  const on = at.contentDocument?.activeElement ?? at
  const label = on.id ? on.ownerDocument.querySelector(`label[for="${CSS.escape(on.id)}"]`) : null
  const signs = [on, on.closest('label'), label, on.nextElementSibling, on.parentElement].filter(Boolean)
  const isSeen = signs.some((each) => ['', '::after'].some((part) =>
    getComputedStyle(each, part).outlineStyle !== 'none'))
  // a part of a drawing has no outline, but a broad line of the focus
  const isDrawn = at.matches('svg *') && [...at.children].some((part) => getComputedStyle(part).strokeWidth === '5px')
  return isSeen || isDrawn ? 'seen' : `no sign of the focus on ${at.outerHTML.slice(0, 160)}`
}"""
# A plan has its hands and its buttons once its script is there.
DRAWN = """() => [...document.querySelectorAll('.plan:not([data-draws=nothing]) .plan-picture')].every(
  (each) => 'alive' in each.dataset)"""
# What only a script could make work, and shows without one; and forms that nobody can send.
DEAD = """() => {
  const shown = (each) => each.checkVisibility({visibilityProperty: true})
  const told = (each) => each.outerHTML.slice(0, 160)
  const dead = [...document.querySelectorAll(
    'button[type=button]:not([popovertarget]), a[href="#"], a:not([href])')].filter(shown).map(told)
  const unsent = [...document.forms].filter((form) => shown(form) && form.elements.length
    && ![...form.elements].some((each) => ['submit', 'image'].includes(each.type)
      && (shown(each) || each.closest('details:not([open])'))))
  return [...dead, ...unsent.map(told)]
}"""


def page_rules(app: Flask, policies: Mapping[str, str], elsewhere: Iterable[str]) -> list[Rule]:
    """Routes that answer to GET, in the town's first language, of endpoints in ``policies``, without the blueprints
    ``elsewhere``."""
    left_out = set(elsewhere)
    return [
        rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and "language" not in rule.arguments
        and rule.endpoint in policies
        and rule.endpoint.partition(".")[0] not in left_out
    ]


def address(rule: Rule, values: Mapping[str, object]) -> str:
    built = rule.build({name: values[name] for name in rule.arguments})
    assert built, rule
    return built[1]


def is_page(visit: Visit, path: str) -> bool:
    answer = visit.get(path)
    return answer.status_code == 200 and answer.mimetype == HTML


def browsing(browser: Browser, url: str, visit: Visit, **options: object) -> BrowserContext:
    """A window that is signed in as ``visit`` is."""
    context = browser.new_context(base_url=url, locale="nl-BE", reduced_motion="reduce", **options)  # type: ignore[arg-type]  # options of new_context
    if cookie := visit.client.get_cookie(COOKIE):
        context.add_cookies([{"name": COOKIE, "value": cookie.value, "url": url}])
    return context


def lost_to_the_keyboard(page: Page) -> list[str]:
    """What Tab does not come by on this page, or comes by without showing it."""
    page.wait_for_function(DRAWN)
    unseen = []
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        found = page.evaluate(WALK)
        if found in ("out", "again"):
            break
        if found != "seen":
            unseen.append(found)
    missed: list[str] = page.evaluate(MISSED)
    return unseen + missed


def dead_without_scripts(page: Page) -> list[str]:
    """For a page of a context without scripts."""
    found: list[str] = page.evaluate(DEAD)
    return found
