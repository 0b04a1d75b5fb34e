"""What people type about a shop is put in one form, or refused with how to mend it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin.domain.listing import RULES, Refused, read_field
from twin.domain.phrase_book import LANGUAGES, catalogue


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("054 12 34 56", "+32 54 12 34 56"),
        ("0471/12.34.56", "+32 471/12.34.56"),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
        ("0032 54 12 34 56", "+32 54 12 34 56"),
        ("", ""),
    ],
)
def test_telephone_numbers_become_international(typed: str, kept: str) -> None:
    assert read_field("phone", typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bakkerlies.be", "https://bakkerlies.be"),
        ("http://www.bakkerlies.be/brood?x=1", "http://www.bakkerlies.be/brood?x=1"),
    ],
)
def test_a_web_address_may_be_typed_as_it_is_said(typed: str, kept: str) -> None:
    assert read_field("website", typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://x.be",
        "https://",
        "https://a b.be",
        "https://x@evil.be",
        "nergens",
        "http://[",
        "x" * 300,
    ],
)
def test_what_must_never_become_a_link_is_refused(typed: str) -> None:
    for name in ("website", "links"):
        with pytest.raises(Refused):
            read_field(name, typed)


def test_product_words_are_each_there_once_in_the_order_of_typing() -> None:
    assert read_field("products", " brood, pistolets;brood \n taart") == ["brood", "pistolets", "taart"]


@pytest.mark.parametrize(
    ("name", "typed", "key"),
    [
        ("names", "x" * 101, "too_long"),
        ("texts", "x" * 601, "too_long"),
        ("products", ",".join(map(str, range(31))), "too_many_words"),
        ("products", "x" * 41, "word_too_long"),
        ("links", " ".join(f"site{number}.be" for number in range(7)), "too_many_links"),
        ("category", "shop=nonsense", "category"),
        ("email", "lies@", "email"),
        ("phone", "bel maar", "phone"),
        ("payment", "cash;schelpen", "payment"),
        ("wheelchair", "misschien", "wheelchair"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_every_language(name: str, typed: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read_field(name, typed)
    assert refused.value.key == key
    said = {refused.value.in_language(language) for language in LANGUAGES}
    assert len(said) == 4
    assert not any("{" in words for words in said)


def test_every_language_has_the_same_sentences() -> None:
    assert len({frozenset(catalogue(language, "listing_faults")) for language in LANGUAGES}) == 1


@given(name=st.sampled_from(sorted(RULES)), typed=st.text(max_size=80))
def test_what_is_kept_is_kept_the_same_when_it_is_read_again(name: str, typed: str) -> None:
    try:
        kept = read_field(name, typed)
    except Refused:
        return
    again = kept if isinstance(kept, str) else ";".join(kept)
    assert read_field(name, again) == kept
