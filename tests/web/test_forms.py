"""What people type comes back as they typed it."""

from werkzeug.datastructures import MultiDict

from twin.web.forms import Answers


def test_what_was_typed_stays_without_spaces_at_its_ends_and_without_what_cannot_be_shown() -> None:
    form = MultiDict([("name", "  Bakkerij\0 Lies\r\nsinds 1950 ")])
    assert Answers.posted(form, ["name", "phone"]).typed == {"name": "Bakkerij Lies\nsinds 1950", "phone": ""}


def test_emoji_and_letters_of_any_script_stay() -> None:
    assert Answers.posted(MultiDict([("name", "Café 🥐 مخبز")]), ["name"]).typed["name"] == "Café 🥐 مخبز"


def test_emoji_of_several_parts_persian_and_french_spaces_come_back_whole() -> None:
    for text in ("Bakker 👩\u200d🍳", "می\u200cخواهم", "Ouvert\u00a0?", "10\u202f€"):
        assert Answers.posted(MultiDict([("name", text)]), ["name"]).typed["name"] == text


def test_what_shows_nothing_at_all_counts_as_nothing() -> None:
    assert Answers.posted(MultiDict([("name", " \u200d\u202e\u00a0")]), ["name"]).typed["name"] == ""


def test_several_choices_are_each_chosen() -> None:
    form = Answers.posted(MultiDict([("payment", "cash"), ("payment", "debit_cards")]), ["payment"])
    assert form.has("payment", "cash")
    assert not form.has("payment", "debit")


def test_the_first_fault_of_a_field_is_the_one_that_is_told() -> None:
    form = Answers.showing({"name": None})
    form.refuse("name", "Geef een naam.")
    form.refuse("name", "Dat is te lang.")
    assert (form.faults, form.are_fine) == ({"name": "Geef een naam."}, False)
