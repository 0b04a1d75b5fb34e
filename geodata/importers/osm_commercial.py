"""Which OpenStreetMap objects trade: shops and the services, cafes and practices that make a core."""

from geodata.importers.osm_tags import Tags
from twin.domain.category import category_of

# every value of these keys is a business, but for the ones that say otherwise
ALWAYS = {"shop": ("no", "vacant"), "craft": ("no",)}
SOME = {
    "amenity": (
        "animal_boarding",
        "bank",
        "bar",
        "biergarten",
        "bureau_de_change",
        "cafe",
        "car_rental",
        "car_wash",
        "casino",
        "childcare",
        "cinema",
        "clinic",
        "coworking_space",
        "dentist",
        "doctors",
        "driving_school",
        "fast_food",
        "food_court",
        "fuel",
        "ice_cream",
        "internet_cafe",
        "kindergarten",
        "language_school",
        "library",
        "money_transfer",
        "music_school",
        "nightclub",
        "payment_centre",
        "pharmacy",
        "post_office",
        "pub",
        "restaurant",
        "stripclub",
        "theatre",
        "vehicle_inspection",
        "veterinary",
    ),
    "healthcare": (
        "alternative",
        "audiologist",
        "clinic",
        "dentist",
        "doctor",
        "laboratory",
        "nurse",
        "occupational_therapist",
        "optometrist",
        "pharmacy",
        "physiotherapist",
        "podiatrist",
        "psychotherapist",
        "speech_therapist",
    ),
    "leisure": (
        "adult_gaming_centre",
        "amusement_arcade",
        "bowling_alley",
        "dance",
        "escape_game",
        "fitness_centre",
        "sauna",
        "tanning_salon",
    ),
    "tourism": ("gallery", "guest_house", "hostel", "hotel", "motel"),
    "office": (
        "accountant",
        "architect",
        "company",
        "consulting",
        "coworking",
        "employment_agency",
        "energy_supplier",
        "engineer",
        "estate_agent",
        "financial",
        "financial_advisor",
        "graphic_design",
        "insurance",
        "it",
        "lawyer",
        "moving_company",
        "notary",
        "physician",
        "property_management",
        "surveyor",
        "tax_advisor",
        "telecommunication",
        "travel_agent",
    ),
}


def trade(tags: Tags) -> str | None:
    """The tag that says what somebody sells there, ``shop=bakery``; None where nobody does. Of a list, the first."""
    for key, never in ALWAYS.items():
        value = first(tags.get(key, ""))
        if value and value not in never:
            return f"{key}={value}"
    for key, values in SOME.items():
        if (value := first(tags.get(key, ""))) in values:
            return f"{key}={value}"
    return None


def is_vacant(tags: Tags) -> bool:
    """Premises to let: ``shop=vacant``, or a life-cycle prefix on what traded there (wiki: Key:disused:)."""
    if trade(tags):
        return False
    former = {key.removeprefix("disused:"): value for key, value in tags.items() if key.startswith("disused:")}
    return tags.get("shop") == "vacant" or former.get("shop", "no") != "no" or trade(former) is not None


def first(value: str) -> str:
    return value.split(";")[0].strip()


def label(tag: str, language: str) -> str:
    """What such a business is called: 'Bakker' for ``shop=bakery`` in Dutch."""
    labels = category_of(tag).labels
    return labels.get(language) or labels["en"]
