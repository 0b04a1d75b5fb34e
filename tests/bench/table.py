"""The table that `make bench` prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """``holds``: True or False against the target, None where there is none or it was not measured."""

    what: str
    ours: str
    other: str
    target: str
    holds: bool | None


def ratio(what: str, ours: float, other: float, unit: str, least: float, peer: str) -> Row:
    """Ours against a peer's, both in ``unit``; at least ``least`` times as much."""
    times = ours / other
    return Row(
        what, f"{ours:,.0f} {unit}", f"{peer} {other:,.0f} {unit}", f"{times:.2f}x (>= {least:g}x)", times >= least
    )


def at_most(what: str, ours: float, unit: str, most: float) -> Row:
    return Row(what, f"{ours:,.1f} {unit}", "", f"<= {most:g} {unit}", ours <= most)


def at_least(what: str, ours: float, unit: str, least: float) -> Row:
    return Row(what, f"{ours:,.0f} {unit}", "", f">= {least:g} {unit}", ours >= least)


def show(rows: list[Row]) -> None:
    cells = [("measure", "ours", "beside it", "ratio or target", "holds")]
    words = {True: "yes", False: "NO", None: "-"}
    cells += [(row.what, row.ours, row.other, row.target, words[row.holds]) for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(5)]
    for row in cells:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
