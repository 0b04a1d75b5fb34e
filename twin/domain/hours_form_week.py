"""The rules that make up a week: taken apart into what holds on each weekday and on holidays, and put together again.

Each rule stays what it is; only its days change. So whatever a form cannot say of one day survives a change of another.
"""

from collections.abc import Iterable, Mapping, Sequence

from twin.domain.hours_days import weekday_numbers
from twin.domain.hours_form_day import CLOSED, Pattern
from twin.domain.hours_rules import Rule
from twin.domain.hours_words import WEEKDAYS

PH = (("PH", 0),)
DAYS = range(7)
_ALL_DAY = "00:00-24:00"


def is_of_a_week(rule: Rule) -> bool:
    """True for a rule about weekdays, public holidays or all days, without dates, which no '||' makes a last resort."""
    holidays = all(each == PH[0] for each in rule.holidays)
    return rule.separator != "||" and not rule.dates and "[" not in rule.weekdays and holidays


def is_of_holidays(rule: Rule) -> bool:
    """True for a rule about public holidays and nothing else."""
    return is_of_a_week(rule) and rule.holidays == PH and (rule.within or not rule.weekdays)


def pattern_of(rules: Iterable[Rule], weekday: int, *, on_holiday: bool = False) -> Pattern:
    """What ``rules`` say of a weekday (Monday is 0), from the last one on that clears what stood before."""
    found: list[Rule] = []
    for rule in rules:
        if not _matches(rule, weekday, on_holiday):
            continue
        clears = not rule.times if rule.modifier == "off" else rule.separator == ";"
        bare = rule._replace(
            weekdays="", holidays=(), within=False, times=(_ALL_DAY,) if rule.is_always else rule.times
        )
        found = [bare._replace(separator=";")] if clears or not found else [*found, bare]
    return tuple(found)


def week_rules(patterns: Mapping[int, Pattern]) -> tuple[Rule, ...]:
    """Rules that say ``patterns[weekday]`` of each weekday; an empty pattern says nothing."""
    groups = _grouped(patterns)
    if len(groups) == 1 and len(groups[0][1]) == len(DAYS) and groups[0][0] == (Rule(times=(_ALL_DAY,)),):
        return (Rule(),)  # '24/7'
    return tuple(rule._replace(weekdays=_days_text(days)) for pattern, days in groups for rule in pattern)


def holiday_rules(patterns: Mapping[int, Pattern]) -> tuple[Rule, ...]:
    """Rules that say ``patterns[weekday]`` of a public holiday on that weekday, whatever the week says."""
    groups = _grouped({day: _self_contained(pattern) for day, pattern in patterns.items()})
    found: list[Rule] = []
    for pattern, days in groups:
        narrows = len(days) < len(DAYS)
        weekdays = _days_text(days) if narrows else ""
        found += [rule._replace(holidays=PH, weekdays=weekdays, within=narrows) for rule in pattern]
    return tuple(found)


def _matches(rule: Rule, weekday: int, on_holiday: bool) -> bool:
    if not rule.weekdays and not rule.holidays:
        return True
    on_weekday = weekday in weekday_numbers(rule.weekdays)
    if rule.within:
        return on_weekday and on_holiday
    return on_weekday or (on_holiday and bool(rule.holidays))


def _self_contained(pattern: Pattern) -> Pattern:
    """So that the week below does not shine through."""
    if not pattern or (pattern[0].modifier == "off" and pattern[0].times):
        return (CLOSED.rule(), *pattern)
    return pattern


def _grouped(patterns: Mapping[int, Pattern]) -> list[tuple[Pattern, list[int]]]:
    groups: dict[Pattern, list[int]] = {}
    for day in sorted(patterns):
        if patterns[day]:
            groups.setdefault(patterns[day], []).append(day)
    return list(groups.items())


def _days_text(days: Sequence[int]) -> str:
    """'Mo-We,Fr'."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(WEEKDAYS[run[0]] + (f"-{WEEKDAYS[run[-1]]}" if run[1:] else "") for run in runs)
