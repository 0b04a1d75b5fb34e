"""Reads one value of the environment; a bad one stops start-up and says which."""

from collections.abc import Mapping

from twin.errors import Invalid


def whole_number(environment: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    """Raises Invalid, with the variable's name, for what is no whole number from ``least`` to ``most``."""
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal() or not least <= int(text) <= most:
        raise Invalid(f"{name} is '{text}'; give a whole number from {least} to {most}")
    return int(text)
