"""``python -m geodata.drawing [FOLDER]``: rewrite the layers of ``geodata/herzele`` (``town.toml`` is kept by hand)."""

import sys
from pathlib import Path

from geodata.drawing.town import draw

if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "herzele")
