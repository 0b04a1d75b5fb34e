"""The agent needs Python and itself: it runs on a machine that has nothing else of ours."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

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
