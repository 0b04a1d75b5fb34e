"""The agent needs Python and itself: it runs on a machine that has nothing else of ours."""

import ast
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from deploy.agent import make
from twin.config import ROOT


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_the_agent_imports_the_standard_library_and_itself() -> None:
    modules = sorted((ROOT / "kiosk" / "agent").rglob("*.py"))
    assert modules
    foreign = {
        (path.name, name)
        for path in modules
        for name in imports(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("kiosk.agent")
    }
    assert foreign == set()


def test_one_file_holds_the_agent_for_a_machine_with_python_alone(tmp_path: Path) -> None:
    made = make(tmp_path / "kernkijker-agent.pyz")
    ran = subprocess.run(
        [sys.executable, "-I", made, "--server", "http://elsewhere.example", "--data", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, "only https" in ran.stderr) == (2, True)
    assert "kiosk/agent/pages/font.woff2" in zipfile.ZipFile(made).namelist()
