"""The week as the form shows it and as it comes back: days to tick, one set of times, and a field per day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_day import CLOSED, MIDNIGHT, DayHours, clock_text
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_typed import day_from, day_text
from twin.domain.hours_form_words import day_in_words, rules_in_words
from twin.domain.phrase_book import catalogue
from twin.pages.keeper import times_form
from twin.pages.keeper.frame import fault_words
from twin.web.forms import Answers
from twin.web.languages import current_language

DAYS = range(7)
KINDS = ("open", "closed", "by_appointment")
FIELDS = ("dagen", "soort", "nacht", "vervang", *times_form.names())  # who opens more often types it in the day's field
GROUPS = ((0, 4), (1, 5), (0, 5), (0, 6))  # first and last of the days that one tap ticks


@dataclass(frozen=True, slots=True)
class Row:
    """One weekday: ``field`` is what its field shows, ``words`` what its bar says aloud; ``hours`` None where only
    words can say them."""

    number: int
    name: str
    field: str
    words: str
    hours: DayHours | None

    @property
    def kind(self) -> str:
        return self.hours.kind if self.hours else "kept"

    @property
    def ranges(self) -> str:
        """'570-750 810-1110' for scripts."""
        return " ".join(f"{each[0]}-{each[1]}" for each in self.hours.ranges) if self.hours else ""


def rows(form: HoursForm) -> list[Row]:
    language = current_language()
    names = catalogue(language)["weekdays"]
    return [Row(day, names[day], field_of(form, day), _spoken(form, day), hours) for day, hours in enumerate(form.week)]


@dataclass(frozen=True, slots=True)
class Group:
    """Days that are often alike: ``days`` for scripts, '0 1 2 3 4'; ``name`` for the eye, ``spoken`` for the ear."""

    days: str
    name: str
    spoken: str


def groups() -> list[Group]:
    weekdays = catalogue(current_language())["weekdays"]
    return [_group(weekdays, first, last) for first, last in GROUPS]


def _group(weekdays: Sequence[str], first: int, last: int) -> Group:
    days = " ".join(str(day) for day in range(first, last + 1))
    if last - first == len(DAYS) - 1:
        return Group(days, _("Elke dag"), _("Elke dag"))
    spoken = _("%(first)s tot en met %(last)s", first=weekdays[first], last=weekdays[last])
    return Group(days, f"{weekdays[first][:2]} – {weekdays[last][:2]}", spoken)


def field_of(form: HoursForm, day: int) -> str:
    return day_text(form.week[day], form.weekday_rules(day), current_language())


def _spoken(form: HoursForm, day: int) -> str:
    hours, language = form.week[day], current_language()
    return day_in_words(hours, language) if hours else rules_in_words(form.weekday_rules(day), language)


def answers_of(form: HoursForm) -> Answers:
    """The fields as they are first seen: those of the first open day."""
    first = times_form.usual_of(form)
    values: dict[str, str] = dict.fromkeys(FIELDS, "") | {"soort": "open"} | times_form.shown(first)
    values["nacht"] = "1" if any(end > MIDNIGHT for _start, end in first.ranges) else ""
    return Answers.showing(values | {f"dag{day}": field_of(form, day) for day in DAYS})


def posted(posted_form: MultiDict[str, str]) -> Answers:
    return Answers.posted(posted_form, (*FIELDS, *(f"dag{day}" for day in DAYS)))


def changed(form: HoursForm, answers: Answers) -> HoursForm:
    """``form`` with what was typed; faults are noted in ``answers``, and then it stays as it was."""
    days = dict(_typed_days(form, answers))
    days |= _ticked_days(answers)
    if not answers.are_fine:
        return form
    if answers.typed["vervang"]:
        form = form.without_kept()
    try:
        return form.with_days(_as_changed(form, days), current_language())
    except HoursFault as fault:
        answers.refuse("dagen", fault_words(fault))
        return form


def _as_changed(form: HoursForm, days: Mapping[int, DayHours]) -> dict[int, DayHours]:
    """Only what differs; a comment beside the hours stays where the hours stay."""
    week = form.week
    return {day: said for day, said in days.items() if (known := week[day]) is None or known.hours != said.hours}


def _typed_days(form: HoursForm, answers: Answers) -> list[tuple[int, DayHours]]:
    found = []
    for day in DAYS:
        typed = answers.typed[f"dag{day}"]
        shown = field_of(form, day)
        if typed == shown or (not typed and not any(answers.typed[f"dag{each}"] for each in DAYS)):
            continue
        try:
            said = day_from(typed, day, current_language())
            _ask_about_the_night(said, answers)
            found.append((day, said))
        except (HoursFault, InvalidHours) as fault:
            answers.refuse(f"dag{day}", fault_words(fault))
    return found


def _ask_about_the_night(said: DayHours, answers: Answers) -> None:
    late = next((each for each in said.ranges if each.end > MIDNIGHT), None)
    if late and not answers.typed["nacht"]:
        raise HoursFault("past_midnight", {"start": clock_text(late.start), "end": clock_text(late.end - MIDNIGHT)})


def _ticked_days(answers: Answers) -> dict[int, DayHours]:
    """The set of times on each ticked day. With scripts no day arrives ticked: its field holds it already."""
    ticked = [int(day) for day in answers.typed["dagen"].split(";") if day in map(str, DAYS)]
    if not ticked:
        return {}
    try:
        return dict.fromkeys(ticked, _set_of_times(answers))
    except HoursFault as fault:
        answers.refuse("nacht" if fault.key == "past_midnight" else "van1", fault_words(fault))
        return {}


def _set_of_times(answers: Answers) -> DayHours:
    kind = answers.typed["soort"]
    if kind not in KINDS:
        raise HoursFault("no_kind")
    if kind == "closed":
        return CLOSED
    ranges = times_form.typed_ranges(answers, past_midnight=bool(answers.typed["nacht"]))
    if kind == "open" and not ranges:
        raise HoursFault("no_hours")
    return DayHours(kind, ranges)  # type: ignore[arg-type]  # one of KINDS


def words_for_scripts() -> dict[str, str]:
    """What scripts write into a day's field."""
    texts = catalogue(current_language(), "hours_form")
    return {
        "closed": texts["sentence"]["closed"],
        "appointment": texts["rule"]["appointment"],
        "and": catalogue(current_language())["aloud"]["and"],
        **times_form.words_for_times(),
        "choose": _("Kies de dagen die u wilt wijzigen"),
    }
