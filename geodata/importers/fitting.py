"""Makes attributes fit the schema: what no page could use is left out and said, and a check finds nothing to mend."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from geodata.checks.attributes import Attributes
from geodata.faults import Fault
from geodata.importers.summary import Summary
from geodata.importers.writing import Feature
from geodata.schema import LAYERS

CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def fitting(layer: str, features: Iterable[Feature], languages: tuple[str, ...], summary: Summary) -> list[Feature]:
    """``features`` with right values only; one that lacks a required attribute is left out as a whole."""
    reader = Attributes(LAYERS[layer], languages, datetime.now(UTC).date())
    required = [field.name for field in LAYERS[layer].fields if field.required]
    kept = []
    for feature in features:
        label, told = feature["properties"]["id"], len(reader.faults)
        good = reader.read(label, {key: _printable(value) for key, value in feature["properties"].items()})
        _tell(layer, reader.faults[told:], summary)
        if all(name in good for name in required):
            kept.append({**feature, "properties": good})
        else:
            summary.leave_out(f"{layer} without what they need", label)
    return kept


def _printable(value: Any) -> Any:
    """Text without control characters: some editors let them in, no page can show them."""
    return CONTROL.sub(" ", value).strip() if isinstance(value, str) else value


def _tell(layer: str, faults: list[Fault], summary: Summary) -> None:
    for fault in faults:
        summary.leave_out(f"values of {layer} that cannot be right", f"{fault.feature_id} {fault.field}: {fault.what}")
