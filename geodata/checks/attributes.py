"""The attributes of one layer's features: known ones, required ones, right values."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from geodata.checks.values import Wrong, is_missing, right
from geodata.faults import Fault, nearest
from geodata.layer import Field, Layer

LANGUAGE_SUFFIX = re.compile(r"(?P<base>[a-z_]+)_(?P<language>[a-z]{2,3})")


@dataclass
class Attributes:
    """Reads the properties of one layer. ``faults`` grow as features are read; unknown names are told once a name."""

    layer: Layer
    languages: Sequence[str]
    today: date
    faults: list[Fault] = field(default_factory=list)
    _unknown: Counter[str] = field(default_factory=Counter)
    _first: dict[str, str] = field(default_factory=dict)
    _beside: dict[str, frozenset[str]] = field(default_factory=dict)  # names that all features with it have too

    def read(self, label: str, properties: Mapping[str, Any]) -> dict[str, Any]:
        """The known attributes with right values; those that are missing are left out."""
        good = {}
        for name, value in properties.items():
            known = self._field(name)
            if known is None:
                self._unknown[name] += 1
                self._first.setdefault(name, label)
                self._beside[name] = self._beside.get(name, frozenset(properties)) & frozenset(properties)
            elif not is_missing(value):
                try:
                    good[name] = right(known, value, self.today)
                except Wrong as wrong:
                    self._note(label, name, wrong.what, wrong.mend)
        for each in self.layer.fields:
            if each.required and is_missing(properties.get(each.name)):
                self._note(label, each.name, "it is missing", f"fill in: {each.meaning}")
        return good

    def unknown(self) -> list[Fault]:
        """One fault for each unknown name: an error if it is a known name misspelt, a warning otherwise."""
        return [self._unknown_name(name, count) for name, count in self._unknown.items()]

    def _field(self, name: str) -> Field | None:
        if plain := self.layer.field(name):
            return plain
        suffix = LANGUAGE_SUFFIX.fullmatch(name)
        base = self.layer.field(suffix["base"]) if suffix else None
        return base if base and base.translated and suffix and suffix["language"] in self.languages else None

    def _note(self, label: str, name: str, what: str, mend: str) -> None:
        self.faults.append(Fault(self.layer.file, label, name, what, mend))

    def _unknown_name(self, name: str, count: int) -> Fault:
        where = (self.layer.file, self._first[name], name)
        many = f" ({count} features)" if count > 1 else ""
        suffix = LANGUAGE_SUFFIX.fullmatch(name)
        base = self.layer.field(suffix["base"]) if suffix else None
        if suffix and base and base.translated:
            what = f"'{suffix['language']}' is not one of the town's languages{many}; it is not shown"
            return Fault(*where, what, "add it to `languages` in town.toml, or delete the attribute", "warning")
        # what is there under its own name was not misspelt: QGIS adds `fid` beside our `id`
        if near := nearest(name, [each.name for each in self.layer.fields if each.name not in self._beside[name]]):
            return Fault(*where, f"no such attribute{many}", f"did you mean '{near}'? Rename or delete it")
        return Fault(*where, f"no such attribute{many}; it is not used", "delete it if nobody needs it", "warning")
