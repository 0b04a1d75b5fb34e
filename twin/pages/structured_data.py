"""A shop in schema.org's words (JSON-LD), so that search engines show the same hours as we do.

Types and properties by https://schema.org/LocalBusiness and /openingHoursSpecification.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

import orjson
from flask import url_for
from markupsafe import Markup

from twin.domain.photo import SIZES, Photo
from twin.domain.rhythm import Piece, Rhythm, rhythm
from twin.domain.shop import Shop
from twin.pages.shop_facts import is_web_address
from twin.services.publish import Edition

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TYPES = {
    "amenity=bank": "BankOrCreditUnion",
    "amenity=bar": "BarOrPub",
    "amenity=cafe": "CafeOrCoffeeShop",
    "amenity=clinic": "MedicalClinic",
    "amenity=dentist": "Dentist",
    "amenity=doctors": "MedicalClinic",
    "amenity=driving_school": "LocalBusiness",
    "amenity=fast_food": "FastFoodRestaurant",
    "amenity=ice_cream": "IceCreamShop",
    "amenity=library": "Library",
    "amenity=pharmacy": "Pharmacy",
    "amenity=post_office": "PostOffice",
    "amenity=pub": "BarOrPub",
    "amenity=restaurant": "Restaurant",
    "craft=brewery": "Brewery",
    "leisure=fitness_centre": "ExerciseGym",
    "office=accountant": "AccountingService",
    "office=estate_agent": "RealEstateAgent",
    "office=insurance": "InsuranceAgency",
    "office=lawyer": "LegalService",
    "office=notary": "Notary",
    "office=travel_agent": "TravelAgency",
    "shop=bakery": "Bakery",
    "shop=beauty": "BeautySalon",
    "shop=bicycle": "BikeStore",
    "shop=books": "BookStore",
    "shop=car_repair": "AutoRepair",
    "shop=clothes": "ClothingStore",
    "shop=computer": "ComputerStore",
    "shop=convenience": "ConvenienceStore",
    "shop=doityourself": "HardwareStore",
    "shop=dry_cleaning": "DryCleaningOrLaundry",
    "shop=electronics": "ElectronicsStore",
    "shop=estate_agent": "RealEstateAgent",
    "shop=florist": "Florist",
    "shop=furniture": "FurnitureStore",
    "shop=garden_centre": "GardenStore",
    "shop=hairdresser": "HairSalon",
    "shop=hardware": "HardwareStore",
    "shop=houseware": "HomeGoodsStore",
    "shop=interior_decoration": "HomeGoodsStore",
    "shop=jewelry": "JewelryStore",
    "shop=laundry": "DryCleaningOrLaundry",
    "shop=mobile_phone": "MobilePhoneStore",
    "shop=nails": "NailSalon",
    "shop=optician": "Optician",
    "shop=pet": "PetStore",
    "shop=shoes": "ShoeStore",
    "shop=sports": "SportingGoodsStore",
    "shop=supermarket": "GroceryStore",
    "shop=toys": "ToyStore",
    "shop=travel_agency": "TravelAgency",
    "shop=wine": "LiquorStore",
}
PAYMENT = {
    "cash": "Cash",
    "debit_cards": "Debit card",
    "credit_cards": "Credit card",
    "payconiq": "Payconiq",
    "meal_vouchers": "Meal voucher",
    "eco_vouchers": "Eco voucher",
}


def store_type(tag: str) -> str:
    """The schema.org type of an OSM tag: a subtype where there is one, else Store or LocalBusiness."""
    return TYPES.get(tag) or ("Store" if tag.startswith("shop=") else "LocalBusiness")


def store_document(edition: Edition, shop: Shop, address: str, today: date) -> dict[str, Any]:
    """The JSON-LD of ``shop`` at its canonical ``address``; what is not known is left out."""
    town, language = edition.core.town, edition.language
    known = {
        "@context": "https://schema.org",
        "@type": store_type(shop.category.tag),
        "@id": address,
        "url": address,
        "name": town.in_words(shop.names, language),
        "description": town.in_words(shop.texts, language),
        "disambiguatingDescription": town.in_words(town.notice, language) if shop.demonstration else "",
        "telephone": shop.phone,
        "email": shop.email,
        "sameAs": [each for each in (shop.website, *shop.links) if is_web_address(each)],
        "image": [_photo_address(edition, each, address) for each in shop.photos],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": shop.premises.address,
            "postalCode": shop.premises.postcode,
            "addressLocality": town.name(language),
            "addressCountry": town.country,
        },
        "geo": {"@type": "GeoCoordinates", "longitude": shop.at[0], "latitude": shop.at[1]},
        "paymentAccepted": ", ".join(PAYMENT[each] for each in shop.payment if each in PAYMENT),
        "openingHoursSpecification": list(_specifications(rhythm(shop.hours, today))) if shop.hours else [],
    }
    return {key: value for key, value in known.items() if value}


def _photo_address(edition: Edition, photo: Photo, address: str) -> str:
    """The whole address of its largest JPEG, on the host of ``address``."""
    path = url_for(
        "photo_files.photo",
        town=edition.core.town.slug,
        number=photo.id,
        digest=photo.digest,
        width=SIZES[-1],
        kind="jpeg",
    )
    return urljoin(address, path)


def as_data_block(document: dict[str, Any]) -> Markup:
    """JSON that is safe inside `<script type="application/ld+json">`: no `<`, `>` or `&` left to end it early."""
    text = orjson.dumps(document).decode()
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - the three characters that HTML reads are gone


def _specifications(found: Rhythm) -> Iterator[dict[str, Any]]:
    for piece in sorted({piece for pieces in found.usual if pieces for piece in pieces if piece.kind == "open"}):
        weekdays = [DAYS[day] for day, pieces in enumerate(found.usual) if pieces and piece in pieces]
        yield {"@type": "OpeningHoursSpecification", "dayOfWeek": weekdays, **_times(piece)}
    for each in found.exceptions:
        valid = {"validFrom": each.first.isoformat(), "validThrough": each.last.isoformat()}
        opened = [piece for piece in each.pieces if piece.kind == "open"]
        # the same opening and closing time is how schema.org says 'closed all day'
        for times in [_times(piece) for piece in opened] or [{"opens": "00:00", "closes": "00:00"}]:
            yield {"@type": "OpeningHoursSpecification", **valid, **times}


def _times(piece: Piece) -> dict[str, str]:
    return {"opens": _clock(piece.start), "closes": "23:59" if piece.end == 1440 else _clock(piece.end % 1440)}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
