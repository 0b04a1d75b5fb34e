"""Which establishment of the register is which shop; and where a person has to look."""

from twin.domain.business_register import Establishment, Listed, Match, match

LIES = Listed("s-1", ("Bakkerij Lies",), "Groenlaan", "14")


def unit(name: str = "Lies", street: str = "Groenlaan", number: str = "14", id: str = "2000000339") -> Establishment:
    return Establishment(id, "0403170701", (name,), street, number, "9550")


def told(found: tuple[Match, ...]) -> list[tuple[tuple[str, ...], str]]:
    return [(each.shops, each.by) for each in found]


def test_a_known_number_is_sure_whatever_the_name_and_address_say() -> None:
    known = Listed("s-1", ("Bakkerij Lies",), "Groenlaan", "14", establishment="2000000339")
    assert told(match([known], [unit("Iets Anders BV", "Kerkstraat", "1")]).sure) == [(("s-1",), "number")]


def test_another_establishment_of_the_same_enterprise_is_not_the_shop_we_know() -> None:
    known = Listed("s-1", ("Lies",), "Groenlaan", "14", "0403170701", "2000000438")
    assert [each.number for each in match([known], [unit("Lies", "Markt", "9")]).unknown] == ["2000000339"]


def test_a_shop_known_by_its_enterprise_alone_is_for_a_person_where_the_address_differs() -> None:
    known = Listed("s-1", ("Lies",), "Groenlaan", "14", "0403170701")
    assert told(match([known], [unit("Depot", "Markt", "9")]).doubtful) == [(("s-1",), "number")]


def test_the_same_address_and_a_name_that_resembles_is_sure() -> None:
    for name in ("LIES BV", "Bakkerij Lies", "bakkery lies", "Brood- en banketbakkerij Lies"):
        assert told(match([LIES], [unit(name)]).sure) == [(("s-1",), "address")], name
    assert told(match([LIES], [unit("Lies", "Groenln.", "14 ")]).sure) == [(("s-1",), "address")]


def test_the_same_address_under_another_name_is_for_a_person() -> None:
    assert told(match([LIES], [unit("Frituur De Punt")]).doubtful) == [(("s-1",), "address")]


def test_the_same_name_elsewhere_is_for_a_person() -> None:
    assert told(match([LIES], [unit("Bakkerij Lies", "Markt", "3")]).doubtful) == [(("s-1",), "name")]


def test_two_establishments_that_could_both_be_the_shop_are_for_a_person() -> None:
    found = match([LIES], [unit("Lies"), unit("Bakkerij Lies", id="2000000438")])
    assert found.sure == ()
    assert told(found.doubtful) == [(("s-1",), "address")] * 2


def test_of_two_shops_at_one_address_the_one_with_the_name_is_it() -> None:
    neighbour = Listed("s-2", ("Kapsalon Ann",), "Groenlaan", "14")
    assert told(match([LIES, neighbour], [unit("Kapsalon Ann")]).sure) == [(("s-2",), "address")]
    assert told(match([LIES, neighbour], [unit("Frituur")]).doubtful) == [(("s-1", "s-2"), "address")]


def test_what_nothing_resembles_is_told_on_both_sides() -> None:
    found = match([LIES], [unit("Garage Peeters", "Stationsstraat", "80")])
    assert [each.number for each in found.unknown] == ["2000000339"]
    assert found.without == ("s-1",)


def test_a_legal_form_alone_is_no_likeness() -> None:
    assert match([Listed("s-1", ("BV",), "Markt", "1")], [unit("NV", "Kerkstraat", "2")]).doubtful == ()
