"""Makes kernkijker-agent.pyz: the agent in one file, with the house's font, for `python3 FILE --config ...`."""

import shutil
import time
import zipapp
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent.parent
MADE = HERE / "kernkijker-agent.pyz"
FONT = HERE / "static/vendor/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
START = "import sys\n\nfrom kiosk.agent.command_line import main\n\nsys.exit(main())\n"


def make(target: Path = MADE) -> Path:
    with TemporaryDirectory() as folder:
        inside = Path(folder) / "kiosk"
        inside.mkdir()
        shutil.copy(HERE / "kiosk/__init__.py", inside)
        shutil.copytree(HERE / "kiosk/agent", inside / "agent", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(FONT, inside / "agent/pages/font.woff2")
        _stamp(inside / "agent/__init__.py")
        Path(folder, "__main__.py").write_text(START)
        zipapp.create_archive(folder, target, compressed=True)
    return target


def _stamp(path: Path) -> None:
    """No clock that is right is earlier than this minute."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    stamped = [f"BUILT = {int(time.time())}\n" if line.startswith("BUILT = ") else line for line in lines]
    path.write_text("".join(stamped), "utf-8")


if __name__ == "__main__":
    print(make())
