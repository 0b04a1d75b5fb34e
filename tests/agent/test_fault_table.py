"""docs/faults.md says what the tests of faults say. KERNKIJKER_WRITE_DOCS=1 writes it anew."""

import importlib
import os
from collections.abc import Iterator

from tests.agent.faults import Fault
from twin.config import ROOT

MODULES = (
    "tests.agent.test_faults_network",
    "tests.agent.test_faults_tls",
    "tests.agent.test_faults_device",
    "tests.agent.test_faults_tokens",
    "tests.agent.test_browser_minder",
    "tests.browser.test_agent_faults",
    "tests.browser.test_agent_page",
    "tests.browser.test_screen_weak",
    "tests.browser.test_hostile_text",
)
TABLE = ROOT / "docs" / "faults.md"
HEAD = """# Faults that a screen survives

Written by the tests: each line is what its test proves, on a real agent process, and where the page matters in a real
Chromium. `make soak` does the long ones longer: 500 power cuts, 10,000 touches, 5,000 visits. A `kill -9` does not lose
what the kernel had still to write, as a real power cut may: against that every file is forced to the disk before it
counts, which no test here can prove.

|fault|what the screen does|shown by|
|---|---|---|
"""


def proofs() -> Iterator[tuple[Fault, str]]:
    for name in MODULES:
        module = importlib.import_module(name)
        for test in vars(module).values():
            for fault in getattr(test, "faults", ()):
                yield fault, f"`{test.__name__}`"


def test_the_table_in_the_docs_is_what_the_tests_prove() -> None:
    table = HEAD + "".join(f"|{fault.what}|{fault.outcome}|{test}|\n" for fault, test in proofs())
    if os.environ.get("KERNKIJKER_WRITE_DOCS"):
        TABLE.write_text(table, "utf-8")
    assert TABLE.read_text("utf-8") == table
