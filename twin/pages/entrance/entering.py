"""What a link's page says before its button is pressed."""

from dataclasses import dataclass

from flask_babel import gettext as _

from twin.services.publish import Edition
from twin.services.ways_in import WayIn, about
from twin.web.core import house
from twin.web.languages import current_language


@dataclass(frozen=True, slots=True)
class Entering:
    title: str
    lead: str
    button: str


def entering(edition: Edition, way: WayIn) -> Entering:
    """For each kind of way in: a title, a sentence, and what the button says."""
    core = edition.core.town.core_name(current_language())
    inviter, shop = about(house(), way, current_language())
    if way.kind == "confirm":
        lead = _("U houdt voortaan %(shop)s bij, met het mailadres %(email)s.", shop=shop, email=way.email)
        return Entering(_("Bevestig uw mailadres"), lead, _("Bevestigen en naar binnen"))
    if way.kind == "invitation":
        lead = _("%(who)s vraagt of u %(shop)s mee bijhoudt.", who=inviter, shop=shop)
        return Entering(_("Houd samen %(shop)s bij", shop=shop), lead, _("Meedoen"))
    if way.kind == "handover":
        lead = _(
            "%(who)s draagt %(shop)s aan u over. Wie de zaak tot nu bijhield, heeft dan geen toegang meer.",
            who=inviter,
            shop=shop,
        )
        return Entering(_("Neem %(shop)s over", shop=shop), lead, _("Overnemen"))
    if way.kind == "officer":
        return Entering(
            _("Het beheer van %(core)s", core=core), _("Met deze knop komt u binnen."), _("Naar het beheer")
        )
    if way.kind == "address":
        lead = _("Voortaan komt u binnen met %(email)s.", email=way.email)
        return Entering(_("Bevestig uw nieuwe mailadres"), lead, _("Bevestigen"))
    return Entering(_("Welkom bij %(core)s", core=core), _("Met deze knop komt u binnen."), _("Naar binnen"))
