"""A street's axis in local metres: places and directions along it."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from geodata.drawing.plane import Point


@dataclass(frozen=True)
class Axis:
    """A polyline in metres. ``side`` is +1 for the left of the drawing direction, -1 for the right."""

    points: tuple[Point, ...]

    @cached_property
    def length(self) -> float:
        return sum(math.dist(a, b) for a, b in pairwise(self.points))

    def at(self, along: float) -> Point:
        """The point ``along`` metres from the start; before the start and past the end the axis runs straight on."""
        (ax, ay), (bx, by), start = self._piece(along)
        share = (along - start) / math.dist((ax, ay), (bx, by))
        return ax + (bx - ax) * share, ay + (by - ay) * share

    def normal(self, along: float, blend: float = 6.0) -> Point:
        """Unit vector to the left, turned gradually from ``blend`` metres before a bend, so that walls meet."""
        (ax, ay), (bx, by) = self.at(along - blend), self.at(along + blend)
        length = math.dist((ax, ay), (bx, by))
        return -(by - ay) / length, (bx - ax) / length

    def beside(self, along: float, offset: float, side: int = 1) -> Point:
        """The point ``offset`` metres out of the axis on ``side``."""
        (x, y), (nx, ny) = self.at(along), self.normal(along)
        return x + nx * offset * side, y + ny * offset * side

    def ring(self, start: float, end: float, near: float, far: float, side: int) -> list[Point]:
        """Four corners, front left first, of the strip ``start``-``end`` along and ``near``-``far`` metres out."""
        return [
            self.beside(start, near, side),
            self.beside(end, near, side),
            self.beside(end, far, side),
            self.beside(start, far, side),
        ]

    def _piece(self, along: float) -> tuple[Point, Point, float]:
        start = 0.0
        pieces = list(pairwise(self.points))
        for a, b in pieces[:-1]:
            length = math.dist(a, b)
            if along < start + length:
                return a, b, start
            start += length
        return (*pieces[-1], start)
