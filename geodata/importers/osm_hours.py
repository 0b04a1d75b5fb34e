"""Opening hours of an OpenStreetMap object: read by the twin's own rules, or kept as they were written."""

from geodata.importers.osm_element import Element
from geodata.importers.summary import Summary
from twin.domain.calendar import calendar_for
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.place import Place


def hours(element: Element, place: Place, country: str, summary: Summary) -> dict[str, str | None]:
    """``opening_hours`` in normalised syntax, or else ``hours_text`` as found, with a line in the summary."""
    text = element.tags.get("opening_hours", "").strip()
    if not text:
        return {}
    try:
        return {"opening_hours": str(OpeningHours.parse(text, calendar=calendar_for(country), place=place))}
    except InvalidHours as error:
        advice = f"; perhaps '{error.suggestion}'" if error.suggestion else ""
        problem = f"{element}: '{text}', position {error.position + 1}: {error.message.rstrip('.')}{advice}"
        summary.adapt("hours that no rule can read, kept as text", problem)
        return {"hours_text": text}
