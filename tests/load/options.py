"""What is loaded, from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """``agents`` machines, asked for ``seconds`` in the quiet part, against ``processes`` servers on one database.

    ``postgres``: a throw-away server of its own instead of SQLite. ``town``: the folder of a town that all towns are
    copies of; None for one of two streets.
    """

    agents: int = 1000
    seconds: float = 120.0
    processes: int = 1
    postgres: bool = False
    town: Path | None = None

    @classmethod
    def from_environment(cls, known: Mapping[str, str] = os.environ) -> "Options":
        """KERNKIJKER_LOAD_AGENTS, _SECONDS, _PROCESSES, _POSTGRES (1), _TOWN (a folder, such as geodata/herzele)."""
        town = known.get("KERNKIJKER_LOAD_TOWN")
        return cls(
            int(known.get("KERNKIJKER_LOAD_AGENTS", "1000")),
            float(known.get("KERNKIJKER_LOAD_SECONDS", "120")),
            int(known.get("KERNKIJKER_LOAD_PROCESSES", "1")),
            known.get("KERNKIJKER_LOAD_POSTGRES") == "1",
            Path(town) if town else None,
        )
