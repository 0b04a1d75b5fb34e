"""Tokens to strict rules. Only what can mean one thing becomes a rule; the rest is refused, with a guess if we have one."""

import re
from calendar import monthrange
from dataclasses import replace

from twin.domain.hours_clock import doubt_about, likely_span, read_clock, strict_span
from twin.domain.hours_error import InvalidHours
from twin.domain.hours_rules import Rule, canonical
from twin.domain.hours_tokens import Token, tokens
from twin.domain.hours_words import MONTHS, WEEKDAYS

_CLOCKS = ("clock", "hour", "half")
_DAYS = ("weekday", "holiday")
_DATES = ("year", "month", "week", "easter")
_END = Token("end", "", "", -1)


def read(text: str) -> tuple[Rule, ...]:
    """The rules ``text`` says. Raises InvalidHours(key, position, suggestion)."""
    if len(text) > 2000:
        raise InvalidHours("too_long", 2000)
    if not text.strip():
        raise InvalidHours("empty")
    reader = _Reader(text)
    rules = reader.rules()
    if reader.doubt:
        key, position, what = reader.doubt
        raise InvalidHours(key, position, _checked(canonical(rules)), {"what": what})
    return rules


def _checked(suggestion: str) -> str | None:
    """The suggestion if it reads back as itself."""
    try:
        return suggestion if canonical(read(suggestion)) == suggestion else None
    except InvalidHours:
        return None


class _Reader:
    """Reads tokens from left to right. ``doubt`` keeps the first thing that could mean something else."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.length = len(text)
        self.index = 0
        self.doubt: tuple[str, int, str] | None = None

    # -- the token under the finger

    def peek(self, ahead: int = 0) -> Token:
        place = self.index + ahead
        return self.tokens[place] if place < len(self.tokens) else _END

    def at(self, *kinds: str, ahead: int = 0) -> bool:
        return self.peek(ahead).kind in kinds

    def take(self, *kinds: str) -> Token | None:
        token = self.peek()
        if token.kind not in kinds:
            return None
        self.index += 1
        return token

    def refuse(self, key: str = "unexpected", token: Token | None = None) -> InvalidHours:
        token = token or self.peek()
        if token is _END:
            return InvalidHours("unfinished", self.length)
        return InvalidHours(key, token.position, values={"what": token.text})

    def wonder(self, key: str, token: Token) -> None:
        self.doubt = self.doubt or (key, token.position, token.text)

    # -- rules and what stands between them

    def rules(self) -> tuple[Rule, ...]:
        found: list[Rule] = []
        separator = ";"
        while self.take("semi"):
            pass
        while self.peek() is not _END:
            found.append(replace(self.rule(), separator=separator))
            separator = self.separator(found)
        if not found or separator == "||":
            raise self.refuse()
        return tuple(found)

    def separator(self, before: list[Rule]) -> str:
        if self.take("or"):
            return "||"
        if self.take("semi"):
            while self.take("semi"):
                pass
            return "||" if self.take("or") else ";"
        if self.take("comma"):
            return ","
        if self.peek() is not _END:
            if not self.at(*_DAYS) or not _only_weekdays(before):
                raise self.refuse()
            if _weekday_set(self.ahead_weekdays()) & set().union(*(_weekday_set(r.weekdays) for r in before)):
                raise self.refuse("separator_missing")
        return ";"

    def ahead_weekdays(self) -> str:
        """The weekdays that come next, without moving."""
        index, doubt = self.index, self.doubt
        weekdays, holidays, _ = self.day_part()
        self.index, self.doubt = index, doubt
        return "" if holidays else weekdays

    def rule(self) -> Rule:
        first = self.peek()
        if self.at(*_CLOCKS, "number", "modifier") and not self.day_first():
            return self.backward_rule(first)
        return self.forward_rule(first)

    def forward_rule(self, first: Token) -> Rule:
        always = bool(self.take("always"))
        dates = "" if always else self.date_part()
        weekdays, holidays, within = ("", (), False) if always else self.day_part()
        self.take("colon")
        rule = Rule("", dates, weekdays, holidays, within, () if always else self.times())
        modifier, comment = self.take("modifier"), self.take("comment")
        rule = replace(
            rule, modifier=modifier.value if modifier else "", comment=comment.value[1:-1] if comment else None
        )
        if self.peek() is first or (
            not rule.times and not modifier and not comment and not always and dates and not rule.days
        ):
            raise self.refuse() if self.peek() is first else self.refuse("no_times", first)
        return (
            rule
            if rule.modifier != "open" or not (rule.times or rule.days or rule.dates)
            else replace(rule, modifier="")
        )

    def backward_rule(self, first: Token) -> Rule:
        """'8:00-20:00 Apr-Sep', 'gesloten op zondag', '09:00-12:00 "enkel op afspraak"': times or 'off' come first."""
        modifier = self.take("modifier")
        times = () if modifier else self.times()
        dates, (weekdays, holidays, within) = self.date_part(), self.day_part()
        if dates or weekdays or holidays:
            if not self.at("end", "semi", "or") or (modifier and times):
                raise self.refuse("order")
        modifier = modifier or self.take("modifier")
        comment = self.take("comment")
        kind = modifier.value if modifier and not (modifier.value == "open" and times) else ""
        return Rule("", dates, weekdays, holidays, within, times, kind, comment.value[1:-1] if comment else None)

    def day_first(self) -> bool:
        """True where a number is a day of the month, as in '25 dec' or '24-26 december'."""
        if not self.at("number"):
            return False
        after = 3 if self.at("dash", ahead=1) and self.at("number", ahead=2) else 1
        return self.at("month", ahead=after)

    # -- dates

    def date_part(self) -> str:
        parts = [self.years_and_dates(), self.weeks()]
        return " ".join(part for part in parts if part)

    def years_and_dates(self) -> str:
        if self.at("year") and not self.at("month", ahead=1):
            years = self.years()
            if not self.at("month", "easter") and not self.day_first():
                return years
            raise self.refuse("year_list")
        found: list[str] = []
        dated_year = False
        while self.at("year", "month", "easter") or self.day_first():
            token = self.peek()
            if found and dated_year and not self.at("year"):
                self.wonder("year_repeated", token)
            dated_year = dated_year or self.at("year")
            found.extend(self.date_range())
            if not (self.at("comma") and (self.at("year", "month", "easter", ahead=1) or self.comma_day_first())):
                break
            self.take("comma")
        return ",".join(found)

    def comma_day_first(self) -> bool:
        self.index += 1
        first = self.day_first()
        self.index -= 1
        return first

    def years(self) -> str:
        found = []
        while token := self.take("year"):
            text = token.value
            if self.take("plus"):
                text += "+"
            elif self.at("dash") and self.at("year", ahead=1):
                self.take("dash")
                last = self.take("year")
                assert last is not None
                if last.value < token.value:
                    raise self.refuse("backwards", token)
                text += f"-{last.value}{self.step()}"
            found.append(text)
            if not (self.at("comma") and self.at("year", ahead=1)):
                break
            self.take("comma")
        return ",".join(found)

    def step(self) -> str:
        if self.at("slash") and self.at("number", ahead=1):
            self.take("slash")
            token = self.take("number")
            assert token is not None
            if not 1 <= int(token.value) <= 99:
                raise self.refuse("unexpected", token)
            return f"/{int(token.value)}"
        return ""

    def date_range(self) -> list[str]:
        """One date or range, or a month with a list of days ('Dec 25,26')."""
        if self.at("easter"):
            return [self.easter_range()]
        year = self.take("year")
        prefix = f"{year.value} " if year else ""
        if self.at("number"):
            return [prefix + self.day_first_range(bool(year))]
        month = self.take("month")
        if month is None:
            raise self.refuse()
        if not self.at("number") or self.clock_follows():
            return [prefix + self.month_range(month, bool(year))]
        return self.days_of(prefix, month)

    def clock_follows(self) -> bool:
        """True where the number after a month starts a bare time span rather than a day ('Dec 9-18' is days)."""
        return False

    def month_range(self, month: Token, with_year: bool) -> str:
        if not (self.at("dash") and self.at("month", "year", ahead=1)):
            return month.value
        self.take("dash")
        if self.at("year"):
            raise self.refuse("month_over_years")
        last = self.take("month")
        assert last is not None
        if self.at("number"):
            raise self.refuse("half_date", month)
        if with_year and MONTHS.index(last.value) < MONTHS.index(month.value):
            raise self.refuse("month_over_years", month)
        return f"{month.value}-{last.value}"

    def day(self, month: Token) -> str:
        token = self.take("number")
        if token is None:
            raise self.refuse()
        if not 1 <= int(token.value) <= monthrange(2024, MONTHS.index(month.value) + 1)[1]:
            raise InvalidHours("no_such_day", token.position, values={"what": f"{month.value} {token.text}"})
        return f"{int(token.value):02}"

    def days_of(self, prefix: str, month: Token) -> list[str]:
        found: list[str] = []
        last = 0
        while True:
            here = self.peek()
            text = self.day(month)
            if int(text) <= last:
                raise self.refuse("backwards", here)
            last = int(text)
            if self.at("plus"):
                raise self.refuse()
            if self.at("dash") and self.at("number", ahead=1):
                self.take("dash")
                here = self.peek()
                end = self.day(month)
                if int(end) <= last:
                    raise self.refuse("backwards", here)
                last = int(end)
                text = f"{text}-{end}"
            elif self.at("dash") and self.at("month", "year", ahead=1):
                self.take("dash")
                found.append(f"{prefix}{month.value} {text}-{self.range_end(prefix, month, int(text))}")
                return found
            found.append(f"{prefix}{month.value} {text}")
            if not (self.at("comma") and self.at("number", ahead=1) and not self.at("month", ahead=2)):
                break
            self.take("comma")
        if len(found) > 1 and not self.at(*_CLOCKS, "modifier", "comment", "colon", *_DAYS, "sun", "left"):
            raise self.refuse("no_times")
        return found

    def range_end(self, prefix: str, first: Token, day: int) -> str:
        year = self.take("year")
        if year and (not prefix or year.value < prefix.strip()):
            raise self.refuse("backwards", year)
        month = self.take("month")
        if month is None:
            raise self.refuse()
        last = self.day(month)
        backwards = (MONTHS.index(month.value), int(last)) < (MONTHS.index(first.value), day)
        if backwards and year and year.value == prefix.strip():
            raise self.refuse("backwards", month)
        end_year = year.value if year else ""
        if prefix and not year:  # 'the range ends in the next year' is written out: readers differ on the short form
            end_year = str(int(prefix) + backwards)
        same_year = end_year == prefix.strip()
        return f"{'' if same_year and not end_year else end_year + ' '}{month.value} {last}"

    def day_first_range(self, with_year: bool) -> str:
        """'25 dec', '24-26 december', '24 dec - 2 jan'."""
        first = self.take("number")
        until = self.take("number") if self.take("dash") else None
        month = self.take("month")
        if first is None or month is None or with_year or self.at("number") and not self.at("dash", "colon", ahead=1):
            raise self.refuse("order")
        if self.at("year"):
            raise self.refuse("year_last")
        days = [self.day_in(first, month)] + ([self.day_in(until, month)] if until else [])
        if until and int(until.value) <= int(first.value):
            raise self.refuse("backwards", until)
        text = f"{month.value} {'-'.join(days)}"
        if not until and self.at("dash"):
            self.take("dash")
            if not self.day_first() or self.at("dash", ahead=1):
                raise self.refuse("order")
            last, end = self.take("number"), self.take("month")
            assert last is not None and end is not None
            return f"{text}-{end.value} {self.day_in(last, end)}"
        return text

    def day_in(self, token: Token, month: Token) -> str:
        if not 1 <= int(token.value) <= monthrange(2024, MONTHS.index(month.value) + 1)[1]:
            raise InvalidHours("no_such_day", token.position, values={"what": f"{token.text} {month.text}"})
        return f"{int(token.value):02}"

    def easter_range(self) -> str:
        self.take("easter")
        text = f"easter{self.offset()}"
        if self.at("dash"):
            self.take("dash")
            if not self.take("easter"):
                raise self.refuse()
            text += f"-easter{self.offset()}"
        return text

    def offset(self) -> str:
        token = self.take("offset")
        if token is None:
            return ""
        days = int(re.sub(r"[^\d+-]", "", token.text))
        if not 1 <= abs(days) <= 366:
            raise self.refuse("unexpected", token)
        return f" {days:+d} day{'' if abs(days) == 1 else 's'}"

    def weeks(self) -> str:
        if not self.take("week"):
            return ""
        found = []
        while True:
            first = self.week()
            text = f"{first:02}"
            if self.at("dash") and self.at("number", ahead=1):
                self.take("dash")
                last = self.week()
                if last <= first:
                    raise self.refuse("backwards")
                text += f"-{last:02}{self.step()}"
            found.append(text)
            if not (self.at("comma") and self.at("number", ahead=1)):
                return "week " + ",".join(found)
            self.take("comma")

    def week(self) -> int:
        token = self.take("number")
        if token is None or not 1 <= int(token.value) <= 53:
            raise self.refuse("no_such_week", token)
        return int(token.value)

    # -- weekdays and holidays

    def day_part(self) -> tuple[str, tuple[tuple[str, int], ...], bool]:
        weekdays: list[str] = []
        holidays: list[tuple[str, int]] = []
        within = False
        while self.at(*_DAYS):
            if self.at("holiday"):
                holidays.append(self.holiday())
            else:
                weekdays.append(self.weekday())
            if self.at("comma") and self.at(*_DAYS, ahead=1):
                self.take("comma")
                if within:
                    if not self.at("weekday"):
                        raise self.refuse()
            elif self.at("weekday") and holidays and not weekdays:
                within = True
            else:
                break
        if self.at("weekday"):
            raise self.refuse("days_without_comma")
        return ",".join(weekdays), tuple(holidays), within

    def holiday(self) -> tuple[str, int]:
        token = self.take("holiday")
        assert token is not None
        offset = self.offset()
        if offset and token.value == "SH":
            raise self.refuse("unexpected", token)
        return token.value, int(offset.split()[0]) if offset else 0

    def weekday(self) -> str:
        token = self.take("weekday")
        assert token is not None
        text = token.value
        if nth := self.take("nth"):
            return text + self.nth(nth) + self.offset()
        if self.at("dash"):
            if not self.at("weekday", ahead=1):
                raise self.refuse("unfinished_range")
            self.take("dash")
            last = self.take("weekday")
            assert last is not None
            if self.at("nth"):
                raise self.refuse()
            text += f"-{last.value}" if last.value != token.value else ""
        return text

    def nth(self, token: Token) -> str:
        found: list[int] = []
        for part in token.text.strip("[] ").split(","):
            match = re.fullmatch(r"\s*([1-5])\s*-\s*([1-5])\s*|\s*(-?[1-5])\s*", part)
            if match is None or (match[1] and match[1] >= match[2]):
                raise self.refuse("no_such_nth", token)
            found.extend(range(int(match[1]), int(match[2]) + 1) if match[1] else [int(match[3])])
        return f"[{','.join(str(number) for number in dict.fromkeys(found))}]"

    # -- times

    def times(self) -> tuple[str, ...]:
        spans: list[str] = []
        while self.at(*_CLOCKS, "number", "sun", "left"):
            here = self.peek()
            spans.append(self.span())
            if len(spans) > 1 and _minutes(spans[-1]) < _minutes(spans[-2]) and not here.text.startswith("0"):
                self.wonder("morning_or_evening", here)
            if self.at("comma", "slash") and self.at(*_CLOCKS, "number", "sun", "left", ahead=1):
                if self.at("comma") and self.comma_day_first():
                    break
                self.index += 1
            elif self.day_first():
                break
        return tuple(spans)

    def span(self) -> str:
        if self.at("sun", "left") or (self.at("dash", ahead=1) and self.at("sun", "left", ahead=2)):
            return self.sun_span()
        first = self.peek()
        start = read_clock(first)
        self.index += 1
        if self.take("plus"):
            if start.bare or start.dotted:
                self.wonder("morning_or_evening" if start.bare else "date_or_time", first)
            return f"{start.text}+"
        if not self.take("dash"):
            raise self.refuse("single_time", first)
        last = self.peek()
        if not self.at(*_CLOCKS, "number"):
            raise self.refuse("single_time", last)
        end = read_clock(last)
        self.index += 1
        if start.minutes >= 24 * 60:
            raise self.refuse("no_such_time", first)
        if start.minutes == end.minutes:
            raise self.refuse("empty_span", first)
        doubt = doubt_about(start, end)
        if doubt:
            self.wonder(doubt, first)
            return likely_span(start, end)
        return strict_span(start, end, bool(self.take("plus")))

    def sun_span(self) -> str:
        start = self.sun_point()
        if self.take("plus"):
            return f"{start}+"
        if not self.take("dash"):
            raise self.refuse("single_time")
        end = self.sun_point()
        return f"{start}-{end}{'+' if self.take('plus') else ''}"

    def sun_point(self) -> str:
        if self.take("left"):
            event, sign = self.take("sun"), self.take("plus", "dash")
            shift = self.take("clock")
            if not (event and sign and shift and self.take("right")):
                raise self.refuse()
            return f"({event.value}{sign.value}{read_clock(shift).text})"
        if event := self.take("sun"):
            return event.value
        token = self.take("clock")
        if token is None:
            raise self.refuse()
        clock = read_clock(token)
        if clock.dotted:
            self.wonder("date_or_time", token)
        return clock.text


def _minutes(span: str) -> int:
    match = re.match(r"(\d\d):(\d\d)", span)
    return int(match[1]) * 60 + int(match[2]) if match else -1


def _only_weekdays(rules: list[Rule]) -> bool:
    return all(
        rule.weekdays
        and not rule.dates
        and not rule.holidays
        and (rule.times or rule.modifier)
        and "[" not in rule.weekdays
        for rule in rules
    )


def _weekday_set(weekdays: str) -> set[int]:
    """Numbers of the weekdays in strict text such as 'Mo-Fr,Su'; nothing for the n-th of a month."""
    found: set[int] = set()
    for part in filter(None, weekdays.split(",")):
        first, _, last = part[:5].partition("-")
        if first[:2] not in WEEKDAYS:
            continue
        begin = WEEKDAYS.index(first[:2])
        length = (WEEKDAYS.index(last) - begin) % 7 if last in WEEKDAYS else 0
        found.update((begin + step) % 7 for step in range(length + 1))
    return found
