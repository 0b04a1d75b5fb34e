"""How wide words may become in a picture that cannot bring its own letters along.

In DejaVu Sans Bold, the widest face that machines fall back on; measured in its file, rounded up per group of letters.
"""

# em -> the letters that are at most so wide; whatever is not named here counts as the widest
GROUPS = (
    (0.45, " ',-./:;IJfijl·îï’"),
    (0.6, "()crstzç–"),
    (0.7, "0123456789EFLTaekovxyÉàâäèéêëôö"),
    (0.75, "CPSYZbdghnpqußûü"),
    (0.85, "ABDGHKNRUVX"),
)
WIDEST = 1.11
WIDTHS = {letter: width for width, letters in GROUPS for letter in letters}


def widest(text: str, size: float) -> float:
    """At the most so many units, for letters of ``size`` units."""
    return size * sum(WIDTHS.get(letter, WIDEST) for letter in text)
