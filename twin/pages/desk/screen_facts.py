"""What a screen told of itself, as names and values that a person reads."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import ngettext

from twin.domain.device import Device, Report
from twin.services.screen_states import Life, ScreenState
from twin.web.dates import clock, short_date
from twin.web.languages import OWN_NAMES

Fact = tuple[str, str]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def life_words(life: Life) -> str:
    words: dict[Life, str] = {
        "unheard": _("nog niet gekoppeld"),
        "new": _("gekoppeld, nog niets gehoord"),
        "alive": _("werkt"),
        "late": _("laat op zich wachten"),
        "silent": _("zwijgt"),
    }
    return words[life]


def when_words(at: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    """'2 minuten geleden', 'za 21 nov 10:30'; '' where nobody knows."""
    if at is None:
        return ""
    ago = now - at
    if timedelta(0) <= ago < timedelta(minutes=1):
        return str(_("daarnet"))
    if timedelta(0) <= ago < HOUR:
        return str(ngettext("%(num)d minuut geleden", "%(num)d minuten geleden", ago // timedelta(minutes=1)))
    local = at.astimezone(zone)
    return f"{short_date(local)} {clock(local)}"


def facts(state: ScreenState, now: datetime, zone: ZoneInfo) -> list[Fact]:
    """Those that are known, in the order in which one asks."""
    device, report = state.device, state.device.report if state.device else None
    found: list[Fact] = []
    if device:
        found.append((_("Gekoppeld"), when_words(device.paired_at, now, zone)))
        found.append((_("Sleutel sinds"), when_words(device.token_since, now, zone)))
    if device and report:
        found += _of_report(device, report, now, zone)
    elif state.heartbeat:
        found.append((_("Toont gegevens"), state.heartbeat.version))
        found.append((_("Tekent"), drawing_words(state.heartbeat.drawing)))
    return found


def _of_report(device: Device, report: Report, now: datetime, zone: ZoneInfo) -> Iterator[Fact]:
    yield _("Toont versie"), _version_words(device, report, now, zone)
    yield _("Laatste aanraking"), when_words(report.last_touch, now, zone) or _("nog geen")
    if report.temperature is not None:
        yield _("Temperatuur"), f"{report.temperature:.0f} °C"
    if report.disk_free is not None:
        yield _("Vrij op de schijf"), _megabytes(report.disk_free)
    if report.memory_free is not None:
        yield _("Vrij geheugen"), _megabytes(report.memory_free)
    yield _("Klok"), _clock_words(device.clock_offset)
    yield _("Staat aan"), span_words(report.uptime)
    if report.page:
        yield _("Tekent"), drawing_words(report.page.drawing)
        yield _("Toont nu"), state_words(report)
    if report.restarts:
        yield _("Pagina opnieuw gestart"), ngettext("%(num)d keer", "%(num)d keer", report.restarts)
    yield _("Software"), report.agent
    if report.errors:
        yield _("Het toestel zegt"), "; ".join(report.errors)


def _version_words(device: Device, report: Report, now: datetime, zone: ZoneInfo) -> str:
    if report.bundle is None:
        return str(_("nog geen"))
    behind = device.since.get("old")
    version = report.bundle[:8]
    if behind is None:
        return str(_("%(version)s, de nieuwste", version=version))
    when = when_words(behind, now, zone)
    return str(_("%(version)s; er is een nieuwere sinds %(when)s", version=version, when=when))


def state_words(report: Report) -> str:
    state = report.page.state if report.page else {}
    views = {"attract": _("in rust"), "browse": _("iemand zoekt"), "result": _("een zaak en de weg ernaartoe")}
    said = [views.get(str(state.get("view")), "")]
    said += [OWN_NAMES[language] for language in [state.get("language")] if language in OWN_NAMES]
    marks = {"contrast": _("hoog contrast"), "large": _("grote letters"), "low": _("laag")}
    said += [words for name, words in marks.items() if state.get(name)]
    return ", ".join(each for each in said if each)


def drawing_words(drawing: str) -> str:
    words: dict[str, str] = {
        "map": _("de kaart in 3D"),
        "still": _("de kaart in 3D, stilstaand"),
        "flat": _("de kaart van bovenaf"),
        "none": _("enkel de lijst"),
        "waiting": _("nog niets"),
    }
    return words.get(drawing, drawing)


def _megabytes(value: int) -> str:
    return f"{value} MB" if value < 10_000 else f"{value / 1000:.0f} GB"


def _clock_words(offset: timedelta) -> str:
    if abs(offset) <= timedelta(seconds=2):
        return str(_("juist"))
    span = span_words(abs(offset))
    return str(_("%(span)s voor", span=span) if offset > timedelta(0) else _("%(span)s achter", span=span))


def span_words(span: timedelta) -> str:
    if span >= DAY:
        return str(ngettext("%(num)d dag", "%(num)d dagen", span // DAY))
    if span >= HOUR:
        return str(_("%(hours)d uur", hours=span // HOUR))
    if span >= timedelta(minutes=1):
        return str(ngettext("%(num)d minuut", "%(num)d minuten", span // timedelta(minutes=1)))
    return str(ngettext("%(num)d seconde", "%(num)d seconden", int(span.total_seconds())))
