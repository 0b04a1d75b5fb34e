"""How a screen was used, as counts. On both databases."""

from datetime import timedelta

from tests.pages.desk_visits import see
from tests.pages.screen_desk import HERE, paired
from tests.people import PeopledTown, Visit
from twin.domain.device import Report
from twin.services import devices


def test_use_is_told_as_counts_by_day_and_few_are_not_told(peopled: PeopledTown, as_tom: Visit) -> None:
    paired(peopled, as_tom)
    device = devices.of_screen(peopled.house, "dorp", "schepenhuis")
    assert device
    today = peopled.watch().date()
    uses = {(today, "touches", ""): 41, (today, "routes", ""): 7, (today, "searches", "vers"): 9}
    uses |= {(today, "searches", "horeca"): 3, (today - timedelta(1), "touches", ""): 82}
    devices.hear(peopled.house, device, Report("1", "1", None, peopled.watch(), timedelta()), None, uses)
    page = see(as_tom, f"{HERE}/schepenhuis/gebruik").html
    for words in ("123 aanrakingen", "hoogstens 82 op een dag", "minder dan 5 per dag"):
        assert words in page
    table = as_tom.get(f"/dorp/beheer{HERE}/schepenhuis/gebruik.csv").text.splitlines()
    assert len(table) == 91
    assert table[-1].startswith("2026-11-21;41;7;0;9;<5") or ";<5" in table[-1]
    see(as_tom, f"{HERE}/schepenhuis/gebruik?dagen=veel")
