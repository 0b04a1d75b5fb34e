"""Opening hours that the clock can read."""

from collections import Counter
from collections.abc import Iterator

from geodata.draft import Draft, first_position
from geodata.faults import Fault, quoted
from geodata.schema import LAYERS
from twin.domain.calendar import calendar_for
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.place import Place

KEEP = "keep the text in hours_text and leave opening_hours empty, if nobody knows what is meant"
NO_HOLIDAYS = {"no_public_holidays": "public holidays (PH)", "no_school_holidays": "school holidays (SH)"}


def readable_hours(draft: Draft) -> Iterator[Fault]:
    """Hours that cannot be read, with the place in the text; and, as a warning, holidays that the calendar lacks."""
    country, timezone = draft.town.get("country"), draft.town.get("timezone")
    if not country or not timezone:
        return  # both are faults of town.toml already
    calendar = calendar_for(country)
    for layer in ("shops", "places"):
        notes: Counter[str] = Counter()
        for feature in draft.of(layer):
            text = feature.properties.get("opening_hours")
            if text is None:
                continue
            place = Place(*(first_position(feature.geometry) if feature.geometry else (0.0, 0.0)), timezone)
            try:
                notes.update(OpeningHours.parse(text, calendar=calendar, place=place).notes)
            except InvalidHours as error:
                yield _fault(layer, feature.label, text, error)
        for note, count in notes.items():
            days = NO_HOLIDAYS.get(note, note)
            what = f"the {days} of {country} are not known here; such rules of {count} features never apply"
            yield Fault(LAYERS[layer].file, None, "opening_hours", what, "write the days out as dates", "warning")


def _fault(layer: str, label: str, text: str, error: InvalidHours) -> Fault:
    what = f"{quoted(text)}, position {error.position + 1}: {error.message.rstrip('.')}"
    mend = f"did you mean '{error.suggestion}'?" if error.suggestion else KEEP
    return Fault(LAYERS[layer].file, label, "opening_hours", what, mend)
