"""CAP 1.2 is read with care: what a screen may show, and a refusal in words for everything else."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cap import NAMESPACE, at, cap, info
from tests.people import SATURDAY
from twin.domain.alert import AlertWords
from twin.domain.alert_message import AlertMessage
from twin.services.exchange.cap import LARGEST, documents, message_of
from twin.services.exchange.refusal import NotReadable

MARKT = "<area><areaDesc>Markt</areaDesc>{}</area>"


def read(data: bytes, codes: tuple[str, ...] = ()) -> AlertMessage:
    (alert,) = documents(data)
    return message_of(alert, SATURDAY, codes)


def refusal(data: bytes) -> NotReadable:
    with pytest.raises(NotReadable) as refused:
        read(data)
    return refused.value


def test_a_message_says_what_where_how_long_and_from_whom() -> None:
    found = read(cap(infos=[info(area=MARKT.format("<circle>50.884,3.892 0.5</circle>"))]))
    (part,) = found.parts
    assert found.name == ("kcce@example.be", "a-1")
    assert (found.kind, found.is_test, found.sender, part.severity) == ("alert", False, "Crisiscentrum", "extreme")
    assert (part.start, part.end) == (SATURDAY, SATURDAY + timedelta(hours=2))
    assert part.words["nl"].instruction == "Ga weg van de markt. Rook niet."
    assert part.area.holds("schepenhuis", (3.893, 50.884))
    assert not part.area.holds("schepenhuis", (3.992, 50.884))


def test_blocks_that_differ_in_language_only_are_one_part_and_others_are_parts_of_their_own() -> None:
    elsewhere = MARKT.format("<polygon>10,10 10,11 11,11 10,10</polygon>")
    french, english = info("fr-BE", "Fuite de gaz"), info("", "Gas leak")
    found = read(cap(infos=[info(), french, english, info(area=elsewhere), info(headline="Brand")]))
    assert [sorted(part.words) for part in found.parts] == [["en", "fr", "nl"], ["nl"], ["nl"]]
    assert found.parts[0].words["fr"].title == "Fuite de gaz"


@pytest.mark.parametrize(("status", "is_test"), [("Actual", False), ("Exercise", True), ("Test", True)])
def test_only_actual_is_real(status: str, is_test: bool) -> None:
    assert read(cap(status=status)).is_test is is_test


def test_times_keep_their_zones_and_without_expiry_it_ends_by_itself() -> None:
    at_noon = info(effective="2026-11-21T12:00:00Z", expires="")
    (part,) = read(cap(sent="2026-11-21T09:30:00+00:00", infos=[at_noon])).parts
    assert part.start == SATURDAY + timedelta(hours=2, minutes=30)
    assert part.end == part.start + timedelta(hours=12)
    (part,) = read(cap(infos=[info(expires=at(days=300))])).parts
    assert part.end == SATURDAY + timedelta(days=7), "nobody takes a screen for a year"


def test_a_code_counts_where_it_is_the_towns_and_words_alone_mean_the_whole_town() -> None:
    coded = MARKT.format("<geocode><valueName>NIS</valueName><value>41027</value></geocode>")
    here, elsewhere = read(cap(infos=[info(area=coded)]), ("NIS=41027",)), read(cap(infos=[info(area=coded)]), ())
    assert here.parts[0].area.is_everywhere
    assert not elsewhere.parts[0].area.holds("schepenhuis", (3.892, 50.884))
    assert read(cap(infos=[info(area=MARKT.format(""))])).parts[0].area.is_everywhere


def test_an_update_and_a_cancel_name_what_they_are_about() -> None:
    update = read(cap("a-2", "Update", references=[("a-1", SATURDAY)]))
    cancel = read(cap("a-3", "Cancel", references=[("a-1", SATURDAY), ("a-2", SATURDAY)]))
    assert update.references == {("kcce@example.be", "a-1")}
    assert (len(cancel.references), cancel.parts) == (2, ())


def test_an_update_that_comes_too_late_to_be_shown_still_ends_what_it_names() -> None:
    late = read(cap("a-2", "Update", [info(expires=at(minutes=-1), effective=at(hours=-2))], [("a-1", SATURDAY)]))
    assert (late.parts, len(late.references)) == ((), 1)


def test_hostile_words_are_words_without_what_no_page_can_show() -> None:
    words = read(cap(infos=[info(headline="&lt;script&gt;alert(1)&lt;/script&gt;\u202e\u0085 weg  nu")])).parts[0].words
    assert words["nl"].title == "<script>alert(1)</script> weg nu"


def test_very_long_words_are_cut_at_a_word() -> None:
    words: AlertWords = read(cap(infos=[info(headline="gas " * 500, description="lek " * 5000)])).parts[0].words["nl"]
    assert len(words.title) <= 160
    assert len(words.text) <= 2000
    assert words.text.endswith("lek…")


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "gas"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    f'<alert xmlns="{NAMESPACE}"><identifier>&c;</identifier></alert>'
).encode()
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    f'<alert xmlns="{NAMESPACE}"><identifier>&b;</identifier></alert>'
).encode()
HUGE = cap(infos=[info(area=MARKT.format(f"<polygon>{'50.88,3.89 ' * 450_000}</polygon>"))])
MANY = cap(infos=[info(area=MARKT.format(f"<polygon>{'50.88,3.89 ' * 6_000}</polygon>"))])


@pytest.mark.parametrize(
    ("data", "key", "said"),
    [
        (b"", "empty", "leeg"),
        (b"Beste, er is gas.", "cap_no_xml", "lijn 1"),
        (cap()[:-5], "cap_no_xml", "XML"),
        (BOMB, "cap_unsafe", "<!ENTITY>"),
        (OUTSIDE, "cap_unsafe", "<!ENTITY>"),
        (HUGE, "cap_too_large", "5.0 MB"),
        (MANY, "cap_too_many", "6000"),
        (cap().replace(b"cap:1.2", b"cap:1.1"), "cap_namespace", "urn:oasis:names:tc:emergency:cap:1.1"),
        (b"<rss/>", "cap_namespace", "<rss>"),
        (cap(status="System"), "cap_status", "System"),
        (cap(status="Draft"), "cap_status", "Draft"),
        (cap(scope="Private"), "cap_scope", "Private"),
        (cap(kind="Ack"), "cap_kind", "Ack"),
        (cap(sender=""), "cap_missing", "<sender>"),
        (cap(identifier=""), "cap_missing", "<identifier>"),
        (cap(scope=""), "cap_missing", "<scope>"),
        (cap(infos=[]), "cap_missing", "<info>"),
        (cap(infos=[info(severity="")]), "cap_missing", "<severity>"),
        (cap(infos=[info(headline="", event="")]), "cap_missing", "headline"),
        (cap("b", "Cancel"), "cap_missing", "<references>"),
        (cap("b", "Update", named="a-1"), "cap_references", "a-1"),
        (cap(identifier="a 1"), "cap_value", "a 1"),
        (cap(infos=[info(severity="Terrible")]), "cap_value", "terrible"),
        (cap(infos=[info(area=MARKT.format("<circle>91,3 1</circle>"))]), "cap_value", "91,3"),
        (cap(infos=[info(area=MARKT.format("<circle>50,3 nan</circle>"))]), "cap_value", "nan"),
        (cap(infos=[info(area=MARKT.format("<polygon>1,1 2,2 3,3</polygon>"))]), "cap_open_polygon", "3"),
        (cap(infos=[info(expires=at(minutes=-1), effective=at(hours=-1))]), "cap_expired", "2026-11-21T10:29"),
        (cap(infos=[info(expires=at(minutes=-1))]), "cap_backwards", "<expires>"),
        (cap(infos=[info(effective=at(days=20), expires=at(days=21))]), "cap_too_far", "2026-12-11"),
        (cap(sent="2026-11-21T10:30:00"), "cap_time", "<sent>"),
        (cap(sent="gisteren"), "cap_time", "gisteren"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_where_and_how_to_mend_it(data: bytes, key: str, said: str) -> None:
    refused = refusal(data)
    assert refused.key == key
    assert said in refused.in_language("nl")
    assert {refused.in_language(each) for each in ("fr", "en", "de")} != {refused.in_language("nl")}


@given(at=st.integers(0, 10_000), cut=st.integers(0, 40), put=st.binary(max_size=40))
def test_whatever_is_broken_in_a_message_it_is_read_or_refused_in_words(at: int, cut: int, put: bytes) -> None:
    whole = cap(infos=[info(area=MARKT.format("<polygon>50,3 50,4 51,4 50,3</polygon><circle>50,3 1</circle>"))])
    start = at % len(whole)
    try:
        messages = [message_of(each, SATURDAY) for each in documents(whole[:start] + put + whole[start + cut :])]
    except NotReadable:
        return
    assert all(part.words and part.end > part.start for message in messages for part in message.parts)


def test_a_feed_may_hold_several_messages() -> None:
    inside = b"".join(cap(name).partition(b"?>")[2] for name in ("a", "b"))
    assert len(documents(b"<feed xmlns='http://www.w3.org/2005/Atom'>" + inside + b"</feed>")) == 2


def test_what_a_town_reads_is_bounded() -> None:
    assert len(HUGE) > 4.5 * LARGEST
