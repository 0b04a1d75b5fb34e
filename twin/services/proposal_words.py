"""What a proposal is about, in a few words: 'naam, foto'."""

from twin.services.field_words import word
from twin.storage.proposals import Proposal


def what(proposal: Proposal, language: str) -> str:
    """The parts of the listing that would change, by name."""
    parts = proposal.after if proposal.thing == "shop" else (proposal.thing,)
    return ", ".join(dict.fromkeys(word(each, language) for each in parts))
