"""What goes on by itself and did not, in the officer's words."""

from collections.abc import Iterable

from flask_babel import gettext as _


def trouble_words(jobs: Iterable[str], town: str) -> list[str]:
    """A sentence for each job that failed (names of `twin.services.jobs.troubles`) and that concerns ``town``."""
    words = {
        "mails": _("Mails vertrekken even niet; ze gaan niet verloren."),
        "reminders": _("De herinneringen van vandaag zijn nog niet verstuurd."),
        "tenancies": _("Panden waar vandaag een zaak vertrekt of komt, staan er nog zoals gisteren."),
        "desk": _("Uw bureau is vannacht niet vanzelf nagekeken."),
        "light maps": _("De lichtkaart toont nog hoe het vroeger was."),
        "cleaning": _("Wat lang genoeg bewaard is, is nog niet opgeruimd."),
    }
    of_this_town = [name for name, _colon, where in (job.partition(":") for job in jobs) if where in ("", town)]
    return [words.get(name) or _("Een taak op de achtergrond lukte niet.") for name in of_this_town]
