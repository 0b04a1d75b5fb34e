"""Text to strict rules. What can mean one thing becomes a rule; the rest is refused, with a guess if we have one."""

from twin.domain.hours_dates import read_dates
from twin.domain.hours_days import NO_DAYS, read_days, weekday_numbers
from twin.domain.hours_engine import check_supported
from twin.domain.hours_error import InvalidHours
from twin.domain.hours_plain import read_plain
from twin.domain.hours_rules import Rule, canonical
from twin.domain.hours_sloppy import in_known_words
from twin.domain.hours_stream import DAYS, HOURS, Stream
from twin.domain.hours_times import NO_TIMES, overlap, read_times
from twin.domain.hours_tokens import Token

LONGEST = 2000  # characters; OSM itself allows 255


def read(text: str) -> tuple[Rule, ...]:
    """The rules ``text`` says, in forms that OSM knows; see `Schedule` for the few that nobody can answer.

    Raises InvalidHours(message, position, suggestion).
    """
    if plain := read_plain(text):
        return plain
    try:
        return read_carefully(text)
    except InvalidHours as refusal:
        return _read_in_other_words(text, refusal)


def _read_in_other_words(text: str, refusal: InvalidHours) -> tuple[Rule, ...]:
    other = in_known_words(text) if refusal.suggestion is None and len(text) <= LONGEST else None
    if other is None:
        raise refusal
    try:
        return read_carefully(other.text)
    except InvalidHours as second:
        if second.suggestion is None:
            raise refusal from None
        position = other.origin[min(second.position, len(other.text))]
        raise InvalidHours(second.key, position, second.suggestion, second.values) from None


def read_carefully(text: str) -> tuple[Rule, ...]:
    """As ``read``, for every text: word by word."""
    if len(text) > LONGEST:
        raise InvalidHours("too_long", LONGEST)
    if not text.strip():
        raise InvalidHours("empty")
    stream = Stream(text)
    rules = _rules(stream)
    if stream.bare_morning and not stream.is_24_hours:
        stream.wonder("morning_or_evening", stream.bare_morning)
    if stream.doubt:
        key, position, what = stream.doubt
        suggestion: str | None = canonical(rules)
        dates_off = key == "date_or_time" and any(rule.modifier for rule in rules)  # '24.12-26.12 off' is leave
        if dates_off or not _is_clear(canonical(rules)):
            suggestion = None
        raise InvalidHours(key, position, suggestion, {"what": what})
    return rules


def _is_clear(text: str) -> bool:
    """True if a suggestion can itself be read without doubt, as itself."""
    try:
        stream = Stream(text)
        rules = _rules(stream)
        check_supported(rules)
    except InvalidHours:
        return False
    return stream.doubt is None and canonical(rules) == text and not any(overlap(rule.times) for rule in rules)


def _rules(stream: Stream) -> tuple[Rule, ...]:
    found: list[Rule] = []
    separator = ";"
    while stream.kind == "semi":
        stream.next()
    while stream.kind != "end":
        first = stream.peek()
        rule = _rule(stream, separator or ";")
        if not separator:
            _check_days_differ(stream, found, rule, first)
        if found and separator != "||" and not (rule.selects or rule.is_always):
            stream.wonder("overrides_all", first)
            rule = _likely_addition(found, rule)
        found.append(rule)
        separator = _separator(stream, found)
    if not found or separator in (",", "||"):
        raise stream.refusal()
    return tuple(found)


def _likely_addition(found: list[Rule], rule: Rule) -> Rule:
    """Hours without days after hours with days ('Mo-Sa 8:00-12:00; 14:00-19:00') belong to the same days.

    Strictly they hold every day and wipe out what stands before; nobody means that. A mere comment is for
    whenever the shop is not open.
    """
    if rule.times and found[-1].times and not found[-1].modifier and rule.comment == found[-1].comment:
        previous = found.pop()
        return previous._replace(times=(*previous.times, *rule.times))
    return rule if rule.times or rule.modifier else rule._replace(separator="||")


def _separator(stream: Stream, before: list[Rule]) -> str:
    """What binds the next rule to those before; '' where nothing sure does."""
    if stream.kind == "end":
        return ";"
    if stream.take("comma"):
        return ","
    if stream.kind in ("period", "slash"):
        while stream.kind in ("period", "slash", "comma", "semi"):
            stream.next()
        return ";" if stream.kind == "end" else ""
    if stream.kind not in ("semi", "or"):
        if stream.kind != "weekday":
            raise stream.refusal()
        if before[-1].times and before[-1].modifier:  # 'Sa 8-15 closed Sunday': whom does 'closed' belong to?
            raise stream.refusal("order")
        return ""
    while stream.take("semi"):
        pass
    return "||" if stream.take("or") else ";"


def _check_days_differ(stream: Stream, before: list[Rule], rule: Rule, first: Token) -> None:
    """A missing ';' is clear only where no day comes back: then adding and overriding are the same."""
    if not all(_is_weekly(each) for each in (*before, rule)):
        raise stream.refusal("separator_missing", first)
    taken = set().union(*(weekday_numbers(each.weekdays) for each in before))
    if weekday_numbers(rule.weekdays) & taken:
        raise stream.refusal("separator_missing", first)


def _is_weekly(rule: Rule) -> bool:
    says = bool(rule.times or rule.modifier)
    return says and bool(rule.weekdays) and not rule.dates and not rule.holidays and "[" not in rule.weekdays


def _rule(stream: Stream, separator: str) -> Rule:
    if stream.kind in _HOURS and not (stream.kind == "number" and stream.at_day_of_month()):
        return _hours_first(stream, separator)
    return _days_first(stream, separator)


_HOURS = (*HOURS, "number", "modifier")


def _days_first(stream: Stream, separator: str) -> Rule:
    first = stream.peek()
    dates, days, times = "", NO_DAYS, NO_TIMES
    if not stream.take("always"):
        dates, days = read_dates(stream), read_days(stream)
        has_colon = (dates or any(days)) and stream.take("colon")
        if (dates or any(days)) and not has_colon and stream.kind == "comma" and stream.at(*HOURS, ahead=1):
            stream.next()  # 'Saturday, 8am-3pm'
        times = read_times(stream)
    modifier, comment = _ending(stream)
    if stream.peek() is first:
        raise stream.refusal()
    if not (first.kind == "always" or times or modifier or comment is not None):
        raise stream.refusal("no_times", first)
    if modifier == "open" and not times and not _is_strict(stream, first):
        raise stream.refusal("no_times", first)
    return Rule(separator, dates, *days, times, _needed(modifier, bool(times)), comment)


def _is_strict(stream: Stream, first: Token) -> bool:
    """True if what was read from ``first`` on is OSM's own spelling: 'Su open' is day and night, who writes 'elke dag
    open' only says that it is not closed."""
    read = stream.tokens[stream.tokens.index(first) : stream.index]
    return all(token.text == token.value for token in read if token.kind in ("weekday", "holiday", "month", "modifier"))


def _hours_first(stream: Stream, separator: str) -> Rule:
    """'8:00-20:00 Apr-Sep', 'gesloten op zondag': clear only where the rule ends there."""
    first = stream.peek()
    modifier = stream.take("modifier")
    times = NO_TIMES if modifier else read_times(stream)
    if times and stream.kind == "comma" and _only_days_follow(stream):
        stream.next()  # '9:00-17:00, Monday-Friday'
    dates, days = read_dates(stream), read_days(stream)
    if dates or days is not NO_DAYS:
        if modifier and modifier.value == "open":
            raise stream.refusal("no_times", first)
        if overlap(times) or list(times) != sorted(times):  # '6-22, 9-18 Sunday' is about more days than Sunday
            raise stream.refusal("order", first)
        if stream.kind not in _AFTER_DAYS and not _same_order_goes_on(stream):
            raise stream.refusal("order")
        return Rule(separator, dates, *days, times, modifier.value if modifier else "")
    ending, comment = _ending(stream)
    said = modifier.value if modifier else ending
    return Rule(separator, "", *NO_DAYS, times, _needed(said, bool(times)), comment)


_AFTER_DAYS = ("end", "semi", "or", "period")


def _same_order_goes_on(stream: Stream) -> bool:
    """True for '10-18 Mo-Fr, 9-12 Sa': from the second comma on too, hours stand before their days."""
    if stream.kind != "comma" or not stream.at(*_HOURS, ahead=1):
        return False
    kinds = [token.kind for token in stream.tokens[stream.index :]]
    said = [kind for kind in kinds[: kinds.index("end")] if kind in (*_HOURS, *DAYS)]
    return said[-1] in DAYS


def _only_days_follow(stream: Stream) -> bool:
    """True if after the comma come days and then the rule ends."""
    ahead = 1
    while stream.at(*DAYS, "dash", "comma", ahead=ahead):
        ahead += 1
    return ahead > 1 and stream.at(*_AFTER_DAYS, ahead=ahead)


def _ending(stream: Stream) -> tuple[str, str | None]:
    modifier, comment = stream.take("modifier"), stream.take("comment")
    return modifier.value if modifier else "", comment.value[1:-1].strip() if comment else None


def _needed(modifier: str, has_times: bool) -> str:
    """'open' is what a rule with hours says anyway; with days only it is what makes them open day and night."""
    return "" if modifier == "open" and has_times else modifier
