"""What the picture of a screen shows, in words: for who cannot see it, and where there is none."""

from datetime import datetime

from flask_babel import gettext as _

from twin.domain.core import Core
from twin.pages.desk.screen_facts import state_words
from twin.services import alerts
from twin.services.screen_states import Life, ScreenState, is_dark
from twin.web.core import house


def shows_words(core: Core, state: ScreenState) -> str:
    now = house().clock()
    holding = [each for each in alerts.for_screen(house(), core.town.slug, state.id, now) if each.holds_at(now)]
    report = state.device.report if state.device else None
    said = state_words(report) if report and report.page else ""
    is_at_rest = not (report and report.page) or report.page.state.get("view", "attract") == "attract"
    words: str
    if holding:
        words = _("een oefening") if holding[0].is_test else _("een noodbericht")
    elif is_at_rest and is_dark(core, state.id, now):
        words = _("niets, het zijn stille uren")
    else:
        words = said or _("in rust")
    return words


def unknown_words(life: Life) -> str:
    """Why there is no picture."""
    words: dict[Life, str] = {
        "silent": _("Zwijgt: wat het nu toont, weet niemand."),
        "new": _("Nog niets gehoord: er is nog geen beeld."),
        "unheard": _("Nog niet gekoppeld: er is nog geen beeld."),
    }
    return words.get(life) or str(_("Er is nog geen beeld."))


def source_words(state: ScreenState, at: datetime) -> str:
    """Out of what the large picture is drawn."""
    words: str
    if state.life(at) == "silent":
        words = _("Dit toonde het laatst. Nu zwijgt het: wat er staat, weet niemand.")
    elif state.device:
        words = _("Getekend uit wat het scherm zegt. Er is geen camera.")
    else:
        words = _("Zo staat het in rust. Er is geen camera.")
    return words
