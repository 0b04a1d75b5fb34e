"""When a shopkeeper is asked: whether her hours are still right, and what she does on a public holiday."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twin.domain.calendar import Calendar, Holiday
from twin.domain.choices import Choices
from twin.domain.hours import OpeningHours
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_day import DayHours, Range, united
from twin.domain.hours_rules import Rule
from twin.domain.hours_schedule import Schedule

TOGETHER = timedelta(days=10)  # holidays this close after the first are asked about in the same mail
NIGHT = timedelta(hours=12)
SIX_WEEKS = timedelta(weeks=6)
NEVER = 0


@dataclass(frozen=True)
class Asking:
    """What to ask about one shop today: about ``holidays``, and whether all is still ``right``."""

    holidays: Sequence[Holiday] = ()
    right: bool = False

    def __bool__(self) -> bool:
        return bool(self.holidays) or self.right


def what_to_ask(
    hours: OpeningHours | None,
    calendar: Calendar,
    today: date,
    last_word: date,
    asked: Container[date],
    choices: Choices,
    own_rhythm: int | None,
) -> Asking:
    """``last_word``: when the shopkeeper last said something or was last asked; ``asked``: the holidays that she was
    asked about; ``own_rhythm``: days between reminders that she chose, None for the town's, 0 for none at all.

    A reminder that comes due shortly before holidays waits for them, so that one mail asks both.
    """
    if own_rhythm == NEVER:
        return Asking()
    unsaid = _unsaid_holidays(hours, calendar, today, asked, choices) if hours else []
    opens = today + timedelta(choices.holiday_days)
    now = [each for each in unsaid if each.date <= unsaid[0].date + TOGETHER] if unsaid[:1] else []
    rhythm = own_rhythm or choices.reminder_days
    is_due = (today - last_word).days >= rhythm
    if now and now[0].date <= opens:
        return Asking(now, is_due)
    waits = bool(now) and now[0].date <= opens + timedelta(choices.quiet_days)
    return Asking((), is_due and not waits)


def _unsaid_holidays(
    hours: OpeningHours, calendar: Calendar, today: date, asked: Container[date], choices: Choices
) -> list[Holiday]:
    until = today + timedelta(choices.holiday_days) + max(TOGETHER, timedelta(choices.quiet_days))
    found = [
        each
        for year in range(today.year, until.year + 1)
        for each in calendar.public_holidays(year)
        if today < each.date <= until and each.date not in asked
    ]
    return [each for each in found if is_unsaid(hours, each.date, choices.ask_general)]


def is_unsaid(hours: OpeningHours, day: date, ask_general: bool = False) -> bool:
    """Whether visitors cannot know what a shop does on a holiday: it would be open by its week, and nothing else was
    said. Hours that speak of holidays in general ('PH off') have said it, unless ``ask_general``."""
    if any(_speaks_of(rule, hours, day) for rule in hours.rules):
        return False
    if not ask_general and any(name == "PH" for rule in hours.rules for name, _ in rule.holidays):
        return False
    return usual_hours(hours, day) is not None


def _speaks_of(rule: Rule, hours: OpeningHours, day: date) -> bool:
    """Whether a rule has dates that mean the very day: '2026 Nov 01', 'Dec 24-26', leave. A season does not: it also
    holds on the same weekday six weeks before or after."""
    if not any(each.isdigit() for each in rule.dates) and "easter" not in rule.dates:
        return False
    anything = rule._replace(separator=";", times=(), modifier="", comment=None)
    days = OpeningHours("", Schedule((anything,), hours.calendar, hours.place))

    def holds(on: date) -> bool:
        return any(each.kind == "open" for each in days.day(on).intervals)

    return holds(day) and not (holds(day - SIX_WEEKS) or holds(day + SIX_WEEKS))


def usual_hours(hours: OpeningHours, day: date) -> DayHours | None:
    """When the shop is open on such a weekday in that season, whatever was said of holidays and of the very day; None
    if it is not, or only by appointment at times that nobody wrote down."""
    rules = [rule for rule in map(_without_holidays, hours.rules) if rule and not _speaks_of(rule, hours, day)]
    if not rules:
        return None
    week = OpeningHours("", Schedule((rules[0]._replace(separator=";"), *rules[1:]), hours.calendar, hours.place))
    said = HoursForm.of(week).week[day.weekday()]
    if said is not None and not said.is_closed:
        return DayHours(said.kind, said.ranges)
    ranges = united(_ranges(week, day))
    return DayHours("open", ranges) if ranges else None


def _without_holidays(rule: Rule) -> Rule | None:
    if rule.within or (rule.holidays and not rule.weekdays):
        return None
    return rule._replace(holidays=())


def _ranges(week: OpeningHours, day: date) -> Iterable[Range]:
    """What begins on the day; the end of the night before is not its own."""
    intervals = week.day(day).intervals
    midnight = intervals[0].start
    for each in intervals:
        if each.kind == "open" and (each.start > midnight or each.end - each.start > NIGHT):
            start = each.start.hour * 60 + each.start.minute
            yield Range(start, start + int((each.end - each.start).total_seconds() // 60))
