"""What a shop's attributes mean in words: hours of a day, payment and access by OpenStreetMap's keys."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from flask_babel import gettext, lazy_gettext, ngettext

from twin.domain.rhythm import Piece
from twin.domain.shop import Shop
from twin.web.dates import full_date
from twin.web.languages import current_language

PAYMENT = {
    "cash": lazy_gettext("contant"),
    "debit_cards": lazy_gettext("bankkaart"),
    "cards": lazy_gettext("bankkaart"),
    "credit_cards": lazy_gettext("kredietkaart"),
    "contactless": lazy_gettext("contactloos"),
    "payconiq": lazy_gettext("Payconiq"),
    "meal_vouchers": lazy_gettext("maaltijdcheques"),
    "meal_voucher": lazy_gettext("maaltijdcheques"),
    "eco_vouchers": lazy_gettext("ecocheques"),
    "eco_voucher": lazy_gettext("ecocheques"),
    "gift_cards": lazy_gettext("cadeaubonnen"),
}
WHEELCHAIR = {
    "yes": lazy_gettext("Rolstoeltoegankelijk"),
    "limited": lazy_gettext("Met hulp toegankelijk voor een rolstoel"),
    "no": lazy_gettext("Niet toegankelijk voor een rolstoel"),
}


def payment_words(payment: Sequence[str]) -> str:
    """'contant, bankkaart'; '' when nothing is known. Keys without a word are left out."""
    return ", ".join(dict.fromkeys(str(PAYMENT[each]) for each in payment if each in PAYMENT))


def wheelchair_words(wheelchair: str) -> str:
    return str(WHEELCHAIR.get(wheelchair) or gettext("Niet bekend of een rolstoel binnen kan"))


def piece_words(piece: Piece) -> str:
    """'09:00 – 12:30', 'vanaf 11:00' for an end that nobody knows, 'dag en nacht' for a whole day."""
    if (piece.start, piece.end) == (0, 1440) and piece.kind == "open":
        return str(gettext("dag en nacht"))
    start, end = _clock(piece.start), _clock(piece.end if piece.end == 1440 else piece.end % 1440)
    text = str(gettext("vanaf %(time)s", time=start)) if piece.open_end else f"{start} – {end}"
    return str(gettext("%(hours)s op afspraak", hours=text)) if piece.kind == "by_appointment" else text


def name_in_words(names: Mapping[str, str]) -> str:
    """The name in the language of the answer, else in Dutch."""
    return names.get(current_language()) or names["nl"]


def is_web_address(text: str) -> bool:
    """Whether ``text`` may become a link: http or https with a host, nothing that runs."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def host(address: str) -> str:
    """'bladwijzer.example.org' of a web address."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}{'h' if current_language() == 'fr' else ':'}{minutes % 60:02}"


def checked_sentences(shop: Shop, kept_on: date | None, is_confirmed: bool, today: date) -> list[str]:
    """How sure we are: who said when that it is right, whether that still counts, whether the shop exists at all.

    ``kept_on``: the day on which its shopkeeper last said so.
    """
    last = max((day for day in (shop.checked_on, kept_on) if day), default=None)
    said = [_checked(last, last is not None and last == kept_on, today)]
    if not is_confirmed:
        said.append(_unconfirmed(last))
    if shop.demonstration:
        said.append(gettext("Deze zaak is verzonnen, om te tonen hoe het werkt."))
    return said


def _checked(day: date | None, by_its_keeper: bool, today: date) -> str:
    if day is None:
        return str(gettext("Nog door niemand gecontroleerd."))
    weeks = max(0, (today - day).days // 7)
    age = ngettext("%(num)d week geleden", "%(num)d weken geleden", weeks) if weeks else gettext("deze week")
    if by_its_keeper:
        return str(gettext("Bevestigd door de winkelier op %(day)s (%(age)s).", day=full_date(day), age=age))
    return str(gettext("Gecontroleerd op %(day)s (%(age)s).", day=full_date(day), age=age))


def _unconfirmed(since: date | None) -> str:
    if since is None:
        return str(gettext("Niet bevestigd: vraag het liever even na voor u vertrekt."))
    day = full_date(since)
    return str(gettext("Niet bevestigd sinds %(day)s: vraag het liever even na voor u vertrekt.", day=day))
