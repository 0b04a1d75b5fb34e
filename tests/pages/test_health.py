"""What /healthz says of the jobs: that one fails, not whose mail it was about."""

from typing import Any

from tests.people import PeopledTown, Visit
from twin.storage.jobs import note_done


def health(visit: Visit) -> dict[str, Any]:
    found: dict[str, Any] = visit.get("/healthz").get_json()
    return found


def test_a_job_that_fails_makes_the_service_degraded_and_is_named(peopled: PeopledTown, nobody: Visit) -> None:
    assert health(nobody)["status"] == "ok"
    note_done(peopled.house.engine, "mails", peopled.watch.now, "RuntimeError")
    found = health(nobody)
    assert (found["status"], found["jobs"]) == ("degraded", {"mails": "RuntimeError"})
    note_done(peopled.house.engine, "mails", peopled.watch.now, "")
    assert health(nobody)["status"] == "ok"
