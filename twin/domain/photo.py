"""A photo of a shop, as pages show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from twin.domain.town import Words

SIZES = (480, 960, 1600)  # names of the sizes that are kept: pixels along the longer side
ADDRESS_DIGITS = 16  # of the digest: enough to tell one picture from another


@dataclass(frozen=True, slots=True)
class Photo:
    """``alternatives``: what it shows, per language. ``width`` and ``height`` of the largest size, in pixels."""

    id: int
    alternatives: Words
    width: int
    height: int
    digest: str

    def address(self, town: str, size: int, kind: str) -> str:
        """Of the file in one of SIZES, as ``kind`` avif, webp or jpeg."""
        return f"/{town}/foto/{self.id}/{self.digest}-{size}.{kind}"

    def sizes(self) -> Iterator[tuple[int, int]]:
        """(name, width in pixels) of each size that differs from the one before."""
        widest = 0
        for name in SIZES:
            width = round(self.width * min(1.0, name / max(self.width, self.height)))
            if width > widest:
                widest = width
                yield name, width
