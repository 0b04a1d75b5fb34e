"""`/healthz`: does the service stand, and does it show what it should?"""

from flask import Blueprint, Response, jsonify

from twin.services.jobs import troubles
from twin.web.access import open_to_everyone
from twin.web.core import house, live

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@open_to_everyone
def healthz() -> tuple[Response, int]:
    """200 while towns are served; 'degraded' while a dataset cannot be taken and its last good edition stays up, or
    while a job fails."""
    towns, jobs = live(), troubles(house())
    body = {
        "status": "degraded" if towns.troubles or jobs else "ok",
        "towns": {slug: _town(editions) for slug, editions in towns.editions.items()},
        "troubles": dict(towns.troubles),
        "jobs": dict(jobs),
    }
    return jsonify(body), 200 if towns.editions else 503


def _town(editions: object) -> dict[str, str]:
    assert isinstance(editions, dict)
    first = next(iter(editions.values()))
    return {"version": first.version, "until": first.horizon.end.isoformat()}
