"""'Overal dezelfde uren' and 'Wat het opbracht': what a shopkeeper can take along, and what it brought."""

import re
from collections.abc import Iterator

from tests.pages.strict import Page, text
from tests.people import PeopledTown, Visit
from twin.services.uses import UseCounter

EVERYWHERE = "/dorp/mijn-zaak/bakkerij-lies/overal"
FIGURES = "/dorp/mijn-zaak/bakkerij-lies/cijfers"


def page(visit: Visit, address: str) -> Page:
    answer = visit.get(address)
    assert answer.status_code == 200
    found = Page(address, answer.text)
    assert found.check() == []
    return found


def copied(found: Page) -> Iterator[str]:
    yield from (each.text or "" for each in found.all("textarea"))


def test_every_file_that_can_be_downloaded_is_there(as_lies: Visit) -> None:
    found = page(as_lies, EVERYWHERE)
    files = [each.get("href", "") for each in found.all("a") if "/winkels/bakkerij-lies" in each.get("href", "")]
    assert {file.partition("?")[0].rpartition(".")[2] for file in files} >= {"pdf", "csv", "vcf", "ics"}
    assert {as_lies.get(file).status_code for file in files} == {200}


def test_what_can_be_copied_leads_to_pictures_and_frames_that_are_there(as_lies: Visit) -> None:
    codes = list(copied(page(as_lies, EVERYWHERE)))
    sources = [source for code in codes for source in re.findall(r'src="https?://[^/]+(/[^"]+)"', code)]
    assert len(sources) == 3
    for source in sources:
        assert as_lies.get(source).status_code == 200
        assert "script" not in as_lies.get(source).text


def test_the_code_to_copy_holds_whole_tags_even_for_a_hostile_name(as_lies: Visit) -> None:
    for code in copied(page(as_lies, EVERYWHERE)):
        assert code.count("<") == code.count(">")


def test_every_copy_button_belongs_to_a_field(as_lies: Visit) -> None:
    found = page(as_lies, EVERYWHERE)
    fields = {each.get("id") for each in found.all("textarea")}
    assert {each.get("data-copy") for each in found.all("button", data_module="copy")} == fields


def test_without_counts_the_page_says_what_to_do(as_lies: Visit) -> None:
    assert "Nog niets geteld" in as_lies.get(FIGURES).text


def test_weeks_are_told_and_small_numbers_are_not(as_lies: Visit, peopled: PeopledTown) -> None:
    counter = UseCounter(peopled.house)
    shop = peopled.live.editions["dorp"]["nl"].core.by_slug["bakkerij-lies"].id
    for kind, times in (("view", 42), ("qr", 3)):
        counter.count("dorp", shop, kind, peopled.watch.now, times)  # type: ignore[arg-type]  # both are kinds
    counter.write()
    found = page(as_lies, FIGURES)
    cells = [text(each) for each in found.all("td")][:4]
    assert cells == ["42", "0", "0", "minder dan 5"]


def test_the_figures_of_a_shop_are_for_who_keeps_it(as_sofie: Visit) -> None:
    assert as_sofie.get(FIGURES).status_code == 403
    assert as_sofie.get(EVERYWHERE).status_code == 403
