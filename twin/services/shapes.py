"""Asks `geodata.shapes` in a process of its own, so that the service never loads Shapely."""

import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import orjson

from twin.config import ROOT
from twin.errors import KernkijkerError

PATIENCE = 30  # seconds; a busy machine needs two


class ShapesFailed(KernkijkerError):
    """The other process gave no answer."""


def ask(question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a question that `geodata.shapes` describes. Raises ShapesFailed."""
    command = [sys.executable, "-m", "geodata.shapes"]
    try:
        # our own interpreter and our own module, no shell
        done = subprocess.run(  # noqa: S603
            command, input=orjson.dumps(question), capture_output=True, check=True, timeout=PATIENCE, cwd=ROOT
        )
    except subprocess.SubprocessError as error:
        raise ShapesFailed(f"the shapes could not be worked out: {error}") from error
    found: dict[str, Any] = orjson.loads(done.stdout)
    return found
