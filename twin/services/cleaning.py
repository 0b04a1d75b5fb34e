"""Addresses, sessions, mails and the files of photos end after their time: the settings' (twin.doors), or soon where
nobody needs them."""

from datetime import timedelta

from twin.services.house import House
from twin.storage import cleaning
from twin.storage.alerts import forget_before
from twin.storage.database import writing
from twin.storage.personal import take_name_off
from twin.storage.photo_cleaning import drop_files_unshown_since

LISTED = timedelta(days=30)  # an ended session or way in, for who asks what happened
UNSHOWN = timedelta(days=30)  # a photo that was taken away, refused or replaced: so long it can be brought back
REMEMBERED = timedelta(days=730)  # an emergency that is over, for who asks what was shown
REVOKED = timedelta(days=365)  # a screen's machine that may no more; its token stays spent so long
USED = timedelta(days=3 * 365)  # what was used at a screen on a day
COUNTED = timedelta(days=1)  # tries at the doors: limits look back an hour


def clean(house: House) -> dict[str, int]:
    """Takes away what has had its time; returns kind -> how many. Once a day is enough; twice does no harm."""
    now, doors = house.clock(), house.config.doors
    before = {
        "session": now - LISTED,
        "way_in": now - LISTED,
        "attempt": now - COUNTED,
        "mail": now - timedelta(days=doors.mail_days),
        "device": now - REVOKED,
        "screen_use": now - USED,
    }
    with writing(house.engine) as connection:
        done = cleaning.clean(connection, now, before)
        people = cleaning.forgotten(connection, now - timedelta(days=doors.forget_days))
        for number, email in people:
            take_name_off(connection, number, email, now)
        photos = drop_files_unshown_since(connection, now - UNSHOWN)
        alerts = forget_before(connection, now - REMEMBERED)
    return done | {"person": len(people), "photo": photos, "alert_message": alerts}
