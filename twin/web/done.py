"""What an action just did: one sentence on the next page, with a way to take it back."""

from dataclasses import dataclass

from flask import session


@dataclass(frozen=True, slots=True)
class Done:
    """``undo`` is the address that a POST takes the action back at, '' where it cannot be; ``onward`` what comes next:
    words and address."""

    words: str
    undo: str = ""
    onward: tuple[str, str] | None = None


def tell(words: str, undo: str = "", onward: tuple[str, str] | None = None) -> None:
    """Keeps the sentence for the page that the answer redirects to."""
    session["done"] = (words, undo, onward)


def just_done() -> Done | None:
    """The sentence, once."""
    kept = session.pop("done", None)
    return Done(*kept) if kept else None
