"""Two people changed the same hours: both changes together, where they touched different parts."""

from collections.abc import Sequence

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_week import DAYS


def both(base: HoursForm, mine: HoursForm, theirs: HoursForm, language: str = "nl") -> HoursForm | None:
    """``theirs`` with what ``mine`` changed of ``base`` on top; None where both touched the same weekday, the
    holidays, the same dates, or what has no field."""
    form = _week(base, mine, theirs, language)
    form = form and _holidays(base, mine, theirs, form)
    if form is None or not _is_free(base.kept, mine.kept, theirs.kept):
        return None
    if mine.kept != base.kept:
        form = form.without_kept()
        if mine.kept:
            return None
    return _spells(base, mine, theirs, form, language)


def _is_free(base: object, mine: object, theirs: object) -> bool:
    """Whether at most one of two changed something, or both the same."""
    return mine in (base, theirs) or theirs == base


def _week(base: HoursForm, mine: HoursForm, theirs: HoursForm, language: str) -> HoursForm | None:
    changed = {}
    for day in DAYS:
        was, is_now, other = (form.weekday_rules(day) for form in (base, mine, theirs))
        if not _is_free(was, is_now, other):
            return None
        hours = mine.week[day]
        if is_now != was and hours is None:
            return None  # no field can have said so
        if is_now != was and hours is not None:
            changed[day] = hours
    return theirs.with_days(changed, language)


def _holidays(base: HoursForm, mine: HoursForm, theirs: HoursForm, form: HoursForm) -> HoursForm | None:
    if mine.holidays == base.holidays:
        return form
    if not _is_free(base.holidays, mine.holidays, theirs.holidays) or mine.holidays.kind == "mixed":
        return None
    if mine.holidays.hours is None:
        return form.with_holidays(mine.holidays.kind)
    return form.with_holidays(mine.holidays.kind, mine.holidays.hours)


def _spells(base: HoursForm, mine: HoursForm, theirs: HoursForm, form: HoursForm, language: str) -> HoursForm | None:
    added, gone = _difference(base.spells, mine.spells)
    theirs_added, theirs_gone = _difference(base.spells, theirs.spells)
    if any(each.overlaps(other) and each != other for each in added for other in (*theirs_added, *theirs_gone)):
        return None
    if any(each.overlaps(other) for each in gone for other in theirs_added):
        return None
    for spell in gone:
        form = form.without(spell.first, spell.last)
    for spell in added:
        form = form.with_spell(spell, language)
    return form


def _difference(before: Sequence[Spell], after: Sequence[Spell]) -> tuple[list[Spell], list[Spell]]:
    """What came, and what went."""
    return [each for each in after if each not in before], [each for each in before if each not in after]
