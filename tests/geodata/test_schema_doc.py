"""docs/dataset.md says what the code reads."""

from geodata.schema import LAYERS
from geodata.schema_doc import DOCUMENT, document


def test_the_committed_document_is_what_the_schema_writes() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run python -m geodata.schema_doc"


def test_every_layer_and_every_field_is_described() -> None:
    text = document()
    for layer in LAYERS.values():
        section = text.split(f"## {layer.file}\n")[1].split("\n## ")[0]
        assert all(f"| `{field.name}`" in section for field in layer.fields)


def test_no_two_fields_of_a_layer_share_a_name() -> None:
    for layer in LAYERS.values():
        names = [field.name for field in layer.fields]
        assert len(names) == len(set(names))


def test_an_id_refers_to_a_layer_that_exists() -> None:
    targets = {field.refers_to for layer in LAYERS.values() for field in layer.fields} - {""}
    assert targets <= set(LAYERS)
