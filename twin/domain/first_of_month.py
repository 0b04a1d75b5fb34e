"""French calls the first of a month 'le 1er', where it only counts the other days."""

import re
from datetime import date


def with_first(text: str, day: date, language: str) -> str:
    """``text`` names ``day`` with its number, as libraries for dates write it: '1 janvier' becomes '1er janvier'."""
    return re.sub(r"\b1\b", "1er", text, count=1) if language == "fr" and day.day == 1 else text
