"""Hours past midnight belong to the evening on which they begin.

'Fr-Sa 18:00-02:00; Su off' is open on Sunday at one at night: Saturday's evening is not over. The engine lets the
rule of the new day end it at midnight (as opening_hours.js mostly does), which no shopkeeper means. So each rule is
cut in two, evaluated apart: what happens up to midnight, and what is left of the evening before.
"""

from twin.domain.hours_rules import Rule

MIDNIGHT = 24 * 60


def passes_midnight(rule: Rule) -> bool:
    return any(rest for _, rest in map(_cut, rule.times))


def evening_part(rule: Rule) -> Rule:
    """The rule with every span ended at midnight."""
    return rule._replace(times=tuple(span for span, _ in map(_cut, rule.times)))


def night_part(rule: Rule) -> Rule | None:
    """What the rule leaves for the night after its days, on a clock that starts at the midnight between.

    A rule that ends by midnight still replaces what earlier rules say of its days: it becomes 'off'. None where it
    neither says nor replaces anything: added hours, and a closed noon.
    """
    rest = tuple(rest for _, rest in map(_cut, rule.times) if rest)
    if rest:
        return rule._replace(times=rest)
    is_off = rule.modifier == "off"
    if (is_off and rule.times) or (rule.separator == "," and not is_off):
        return None
    return rule._replace(times=(), modifier="off", comment=None)


def _cut(span: str) -> tuple[str, str]:
    """('22:00-24:00', '00:00-02:00') of '22:00-02:00' or '22:00-26:00'; '' as the second before midnight."""
    body = span.rstrip("+")
    if len(body) != len("22:00-02:00"):  # an open end at midnight, or by the sun and not yet a time
        return span, ""
    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in body.split("-"))
    end += MIDNIGHT if end <= start else 0
    if end <= MIDNIGHT:
        return span, ""
    rest = end - MIDNIGHT
    return f"{body[:5]}-24:00", f"00:00-{rest // 60:02}:{rest % 60:02}{span[len(body) :]}"
