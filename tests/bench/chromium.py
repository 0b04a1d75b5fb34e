"""A real Chromium, drawing in software as a small machine does."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS

FLAGS = [*CHROMIUM_FLAGS, "--enable-precise-memory-info"]


@contextmanager
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if not path:
        raise RuntimeError("Chromium is needed to measure; on Debian: apt install chromium")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=FLAGS) as browser:
        yield browser
