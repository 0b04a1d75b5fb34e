"""The merge by field: what people and a dataset's folder changed since the folder was last read, put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]
Flat = dict[str, Any]
Together = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Conflict:
    """Both changed ``field`` ('texts.fr' for the French text), to different values. The three hold it, and what
    belongs to it, by name: a door's ``door_lat`` goes with its ``door_lon``."""

    field: str
    ours: Values
    theirs: Values
    base: Values


@dataclass(frozen=True)
class Merged:
    """``taken``: the fields of the folder that become ours, whole (all languages of a text)."""

    taken: Values
    conflicts: tuple[Conflict, ...]


def merge(base: Values, ours: Values, theirs: Values, together: Together = ()) -> Merged:
    """``base`` is what the folder said last, ``theirs`` what it says now, ``ours`` what stands in the town's book.

    All hold JSON values; what is missing is null. What only the folder changed is taken, what only people changed
    is kept, and where both changed, people's word stays. Words per language are merged language by language; the
    fields of one group in ``together`` only make sense as one.
    """
    old, here, there = _flat(base), _flat(ours), _flat(theirs)
    taken: Flat = {}
    conflicts = []
    for group in _groups(old, there, together):
        was, have, want = ({name: each.get(name) for name in group} for each in (old, here, there))
        if want in (was, have):
            continue
        if have == was:
            taken |= want
        else:
            conflicts.append(Conflict(group[0], have, want, was))
    return Merged(_whole(ours, taken), tuple(conflicts))


def put_in(row: Values, flat: Values) -> Flat:
    """The fields to write into ``row`` so that it says what ``flat`` (as in a Conflict) says."""
    return _whole(row, flat)


def _groups(old: Flat, there: Flat, together: Together) -> list[tuple[str, ...]]:
    """Every field of the folder, once: alone, or with those that belong to it."""
    fields = dict.fromkeys([*there, *(name for name in old if "." in name)])
    grouped = [group for group in together if group[0] in fields]
    in_groups = {name for group in grouped for name in group}
    return [*grouped, *((name,) for name in fields if name not in in_groups)]


def _flat(values: Values) -> Flat:
    flat: Flat = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{key}": each for key, each in value.items()}
        else:
            flat[name] = value
    return flat


def _whole(row: Values, flat: Values) -> Flat:
    whole: Flat = {}
    for name, value in flat.items():
        field, dot, key = name.partition(".")
        if not dot:
            whole[name] = value
            continue
        words = whole.setdefault(field, dict(row.get(field) or {}))
        words.pop(key, None)
        if value is not None:
            words[key] = value
    return whole
