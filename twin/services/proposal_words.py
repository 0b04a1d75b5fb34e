"""What a proposal is about, in a few words: 'naam, foto'."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from twin.storage.proposals import Proposal


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("twin.services") / "words" / "fields.toml").read_text("utf-8"))


def field_name(field: str, language: str) -> str:
    """'openingsuren' for `opening_hours`; a field without a name of its own keeps its technical one."""
    said = _names().get(field, {})
    return said.get(language) or said.get("nl") or field


def called(words: Mapping[str, str], language: str) -> str:
    """Words per language in ``language``, else in Dutch, else in any."""
    return words.get(language) or words.get("nl") or next(iter(words.values()), "")


def what(proposal: Proposal, language: str) -> str:
    """The parts of the listing that would change, by name."""
    return ", ".join(dict.fromkeys(field_name(each, language) for each in _parts(proposal)))


def _parts(proposal: Proposal) -> Iterator[str]:
    if proposal.thing != "shop":
        yield proposal.thing
        return
    yield from proposal.after
