"""`make` on a machine where a tool is missing or too old: one sentence that says what to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from twin.config import ROOT


def tools(path: Path, python: str = sys.executable) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["/bin/sh", str(ROOT / "deploy" / "tools.sh"), python],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def put(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A PATH on which everything is new enough."""
    put(tmp_path, "node", 'case "$1" in --version) echo v22.0.0;; *) exit 0;; esac')
    put(tmp_path, "npm", "exit 0")
    return tmp_path


def test_a_machine_with_everything_goes_on(path: Path) -> None:
    done = tools(path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("missing", "said"), [("node", "Node 20 or newer"), ("npm", "npm is needed")])
def test_a_missing_tool_is_named_with_the_way_to_get_it(path: Path, missing: str, said: str) -> None:
    (path / missing).unlink()
    done = tools(path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "apt install" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_old_node_is_named_with_its_version(path: Path) -> None:
    put(path, "node", 'case "$1" in --version) echo v18.20.4;; *) exit 1;; esac')
    done = tools(path)
    assert done.returncode == 1
    assert "node v18.20.4 is too old" in done.stderr


def test_a_missing_or_old_python_is_named(path: Path) -> None:
    assert "'python9' is not there" in tools(path, "python9").stderr
    put(path, "python3.9", 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac')
    done = tools(path, "python3.9")
    assert done.returncode == 1
    assert "Python 3.9.2 is too old" in done.stderr


def test_make_stops_at_a_missing_tool_before_it_installs_anything(path: Path) -> None:
    (path / "npm").unlink()
    put(path, "sh", 'exec /bin/sh "$@"')
    done = subprocess.run(
        ["/usr/bin/make", "-C", str(ROOT), "tools", f"PYTHON={sys.executable}"],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "npm is needed" in done.stderr
    assert "Traceback" not in done.stderr
