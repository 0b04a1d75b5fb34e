"""From and to by thumb: pairs of fields behind one prefix, what they show at first, and the hours that come back."""

from flask_babel import gettext as _

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_day import MIDNIGHT, DayHours, Range, clock_text
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_typed import ranges_of
from twin.domain.phrase_book import catalogue
from twin.web.forms import Answers
from twin.web.languages import current_language

PAIRS = 4  # ranges that the fields have room for
USUAL = DayHours("open", (Range(540, 750), Range(810, 1080)))  # 9 to 12.30 and 13.30 to 18: a first guess


def names(prefix: str = "") -> list[str]:
    """'u-2026-12-25-van1', 'u-2026-12-25-tot1', ..."""
    return [f"{prefix}{end}{number}" for number in range(1, PAIRS + 1) for end in ("van", "tot")]


def shown(hours: DayHours | None, prefix: str = "") -> dict[str, str]:
    """The fields as they are first seen; a guess to step from where ``hours`` has no times."""
    values = dict.fromkeys(names(prefix), "")
    ranges = hours.ranges if hours and hours.ranges else USUAL.ranges
    for number, (start, end) in enumerate(ranges[:PAIRS], start=1):
        values[f"{prefix}van{number}"] = clock_text(start)
        values[f"{prefix}tot{number}"] = clock_text(end - MIDNIGHT * (end > MIDNIGHT))
    return values


def is_as_shown(answers: Answers, hours: DayHours | None, prefix: str = "") -> bool:
    """Nobody touched them: what ``hours`` says beside its times then stays as well."""
    return all(answers.typed[name] == value for name, value in shown(hours, prefix).items())


def typed_ranges(answers: Answers, prefix: str = "", *, past_midnight: bool = True) -> tuple[Range, ...]:
    """Raises HoursFault. An end before its beginning is the night after, if ``past_midnight``."""
    pairs = [(answers.typed[f"{prefix}van{n}"], answers.typed[f"{prefix}tot{n}"]) for n in range(1, PAIRS + 1)]
    return ranges_of(pairs, past_midnight=past_midnight)


def typed_hours(answers: Answers, prefix: str = "") -> DayHours:
    """A day that is open at the times that were typed. Raises HoursFault."""
    ranges = typed_ranges(answers, prefix)
    if not ranges:
        raise HoursFault("no_hours")
    return DayHours("open", ranges)


def pairs_for(*days: DayHours | None) -> int:
    """How many pairs a page shows: room for a lunch break, and for all that is said already."""
    return min(PAIRS, max(2, *(len(day.ranges) for day in days if day), 2))


def usual_of(form: HoursForm) -> DayHours:
    """The hours of the first open day of the week."""
    return next((each for each in form.week if each and each.kind == "open"), USUAL)


def words_for_times() -> dict[str, str]:
    """What scripts say of them."""
    return {
        "morning": _("Voormiddag"),
        "afternoon": _("Namiddag"),
        "later": _("Daarna"),
        "whole": _("Open van en tot"),
        "no_time": catalogue(current_language(), "hours_form")["faults"]["no_such_time"],
    }
