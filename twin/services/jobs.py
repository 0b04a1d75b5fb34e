"""What happens by itself: each job once, however many processes serve the town.

The server looks every few seconds (`keep_running`); `kernkijker jobs` does the same from outside.
"""

import logging
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from types import MappingProxyType
from zoneinfo import ZoneInfo

from twin.services.alert_asking import anybody_asks, ask_all
from twin.services.cleaning import clean
from twin.services.desk import refresh
from twin.services.house import House
from twin.services.kept_forms import forget_expired
from twin.services.lease import held
from twin.services.light_maps import redraw_stale
from twin.services.mail_out import anything_due, send_due
from twin.services.reminders import remind
from twin.services.screen_silences import tell_of_silences
from twin.services.tenancies import settle
from twin.storage.jobs import Done, jobs_done, note_done, zones_of_towns

log = logging.getLogger(__name__)
LOOK_EVERY = 5.0  # seconds
TICK = timedelta(milliseconds=1)  # the finest that the database keeps: what was done at the hour counts as done
AGAIN = timedelta(minutes=5)  # before a job that failed is tried once more


@dataclass(frozen=True)
class Every:
    """A job of the whole house, each ``seconds``; with ``needed`` only while that says so."""

    seconds: int
    run: Callable[[House], object]
    needed: Callable[[House], bool] | None = None


@dataclass(frozen=True)
class Daily:
    """A job of each town, once a day at ``hour`` on the town's own clock; later where nobody was there at that hour."""

    hour: int
    run: Callable[[House, str], object]


JOBS: Mapping[str, Every | Daily] = MappingProxyType(
    {
        "cleaning": Every(86_400, clean),
        "kept forms": Every(900, forget_expired),
        "reminders": Daily(8, remind),
        "mails": Every(5, send_due, needed=anything_due),
        "tenancies": Daily(0, settle),
        "desk": Daily(5, refresh),
        "light maps": Every(60, redraw_stale),
        "silent screens": Every(30, tell_of_silences),
    }
)
# what may not wait for the others has a thread and a lease of its own. A look each 5 s makes 15 s at most of these 10
URGENT: Mapping[str, Every | Daily] = MappingProxyType({"alerts": Every(10, ask_all, needed=anybody_asks)})


@dataclass(frozen=True)
class Due:
    """A job that is due now. ``name`` is that of its row: 'mails', 'reminders:herzele'."""

    name: str
    run: Callable[[], object]


def run_due(house: House, jobs: Mapping[str, Every | Daily] = JOBS) -> list[str]:
    """Runs what is due, unless another process is at these jobs; returns the names of what ran."""
    if not _due(house, jobs):
        return []  # looking costs no writing
    with held(house, "urgent jobs" if jobs is URGENT else "jobs") as mine:
        if not mine:
            return []
        due = _due(house, jobs)  # another process may have done them meanwhile
        for each in due:
            _run(house, each)
        return [each.name for each in due]


def troubles(house: House) -> Mapping[str, str]:
    """Job -> what went wrong when it was last tried, for those that failed."""
    return {name: done.failure for name, done in sorted(jobs_done(house.engine).items()) if done.failure}


def keep_running_beside(house: House) -> threading.Event:
    """Runs what is due in threads of its own; returns what ends them."""
    stop = threading.Event()
    threading.Thread(target=keep_running, args=(house, stop), name="jobs", daemon=True).start()
    keep_urgent_running_beside(house, stop)
    return stop


def keep_urgent_running_beside(house: House, stop: threading.Event) -> None:
    """Runs what may not wait, in a thread of its own, until ``stop`` is set."""
    run = partial(keep_running, house, stop, jobs=URGENT)
    threading.Thread(target=run, name="urgent-jobs", daemon=True).start()


def keep_running(
    house: House, stop: threading.Event, look_every: float = LOOK_EVERY, jobs: Mapping[str, Every | Daily] = JOBS
) -> None:
    """Runs what is due until ``stop`` is set."""
    while not stop.wait(look_every):
        try:
            run_due(house, jobs)
        except Exception as error:  # it must outlive any one bad moment, or no mail would leave any more
            log_failure("looking for jobs", error)


def _run(house: House, due: Due) -> None:
    failure = ""
    try:
        due.run()
    except Exception as error:  # the other jobs must run all the same
        log_failure(due.name, error)
        failure = type(error).__name__
    note_done(house.engine, due.name, house.clock(), failure)


def log_failure(what: str, error: Exception) -> None:
    """Where it happened, without the error's own words: a database quotes the values, and so the people, in them."""
    places = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s failed: %s\n%s", what, type(error).__name__, places)


def _due(house: House, jobs: Mapping[str, Every | Daily]) -> list[Due]:
    done = jobs_done(house.engine)
    return list(_all_due(house, jobs, done))


def _all_due(house: House, jobs: Mapping[str, Every | Daily], done: Mapping[str, Done]) -> Iterator[Due]:
    now, zones = house.clock(), zones_of_towns(house.engine)
    for name, job in jobs.items():
        if isinstance(job, Every):
            last = done.get(name)
            if _may_run(last, now, now - timedelta(seconds=job.seconds)) and (job.needed is None or job.needed(house)):
                yield Due(name, partial(job.run, house))
            continue
        for town, zone in zones.items():
            last = done.get(f"{name}:{town}")
            if _may_run(last, now, _last_hour(now, zone, job.hour) - TICK):
                yield Due(f"{name}:{town}", partial(job.run, house, town))


def _may_run(last: Done | None, now: datetime, until: datetime) -> bool:
    """Whether it was last done at ``until`` or before; one that failed may run again after a pause."""
    if last is None:
        return True
    return last.at <= (now - AGAIN if last.failure else until)


def _last_hour(now: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """The last instant, up to ``now``, at which it was ``hour`` o'clock in ``zone``."""
    today = datetime.combine(now.astimezone(zone).date(), time(hour), zone)
    return today if today <= now else datetime.combine(today.date() - timedelta(1), time(hour), zone)
