"""The app's icons are the ones that the script draws, and they agree with the SVG."""

import re
import zlib
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

from twin.config import ROOT


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = spec_from_file_location("app_icons", ROOT / "deploy" / "app_icons.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("size", [192, 512])
def test_the_icon_is_the_one_that_the_script_draws(script: ModuleType, size: int) -> None:
    committed = (ROOT / "static" / "img" / f"icon-{size}.png").read_bytes()
    assert pixels(committed) == pixels(script.png(size))


def pixels(png: bytes) -> bytes:
    """Header and raw rows; compressors differ between machines, what they hold does not."""
    start = png.index(b"IDAT") + 4
    return png[:33] + zlib.decompress(png[start:-16])


def test_png_and_svg_have_the_same_colours(script: ModuleType) -> None:
    svg = (ROOT / "static" / "img" / "icon.svg").read_text("utf-8")
    drawn = {script.BACKGROUND, *(rectangle[-1] for rectangle in script.RECTANGLES)}
    assert set(re.findall(r'fill="(#\w+)"', svg)) == {"#" + bytes(colour).hex() for colour in drawn}
