"""Photos come in from any phone and go out upright, light and without what the camera noted."""

import io
import random
import zlib
from contextlib import suppress

import pytest
from PIL import Image

from twin.domain.listing import Refused
from twin.services.pictures import FORMATS, WIDTHS, prepare

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def photo(size: tuple[int, int] = (1200, 800), format: str = "JPEG", mode: str = "RGB", **exif: object) -> bytes:
    """Left half red, right half blue."""
    picture = Image.new(mode, size, "red")
    picture.paste(Image.new(mode, (size[0] // 2, size[1]), "blue"), (size[0] // 2, 0))
    written = io.BytesIO()
    tags = Image.Exif()
    tags[MAKER] = "Camera of Lies"
    tags.get_ifd(GPS)[1] = "N"
    for name, value in exif.items():
        tags[{"orientation": ORIENTATION}[name]] = value
    picture.save(written, format, **({"exif": tags} if format in {"JPEG", "WEBP", "PNG"} else {}))
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def test_a_photo_becomes_three_sizes_in_three_formats() -> None:
    found = prepare(photo((3000, 2000)))
    assert [(each.width, each.format) for each in found.files] == [(w, f) for w in WIDTHS for f in FORMATS]
    assert (found.width, found.height) == (1600, 1067)
    assert [max(opened(each.data).size) for each in found.files if each.format == "jpeg"] == list(WIDTHS)


def test_nothing_that_the_camera_noted_is_left() -> None:
    for each in prepare(photo()).files:
        assert b"Camera of Lies" not in each.data
        assert dict(opened(each.data).getexif()) == {}


def test_a_photo_taken_sideways_stands_upright() -> None:
    found = prepare(photo((1200, 800), orientation=6))
    assert (found.width, found.height) == (800, 1200)
    jpeg = opened(next(each.data for each in found.files if each.format == "jpeg"))
    assert jpeg.getpixel((jpeg.width // 2, 5))[0] > 200  # what was left is on top now: red


@pytest.mark.parametrize(
    ("format", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("AVIF", "RGB"), ("GIF", "P"), ("JPEG", "CMYK"), ("PNG", "LA")],
)
def test_every_kind_of_photo_is_read(format: str, mode: str) -> None:
    written = io.BytesIO()
    Image.new(mode, (640, 480)).save(written, format)
    assert len(prepare(written.getvalue()).files) == 9


def test_a_small_photo_is_not_blown_up() -> None:
    assert prepare(photo((640, 480))).width == 640


def test_the_same_photo_has_the_same_digest() -> None:
    assert prepare(photo()).digest == prepare(photo()).digest != prepare(photo((1000, 800))).digest


def png_bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 60,000 x 60,000."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "picture_unknown"),
        (b"%PDF-1.7", "picture_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "picture_is_drawing"),
        (b"  <?xml version='1.0'?><svg/>", "picture_is_drawing"),
        (b"\xff\xd8\xff\xe0" + b"x" * 100, "picture_damaged"),
        (b"x" * 15_000_001, "picture_too_large"),
        (png_bomb(), "picture_too_many_pixels"),
    ],
)
def test_what_is_no_photo_is_refused_with_words(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        prepare(data)
    assert refused.value.key == key


def test_a_photo_cut_short_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        prepare(photo((1200, 800), "PNG")[:-200])
    assert refused.value.key == "picture_damaged"


def test_one_that_shows_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="320"):
        prepare(photo((100, 80)))


def test_damaged_photos_never_fail_without_words() -> None:
    whole, chance = photo((640, 480)), random.Random(1)
    for _ in range(40):
        broken = bytearray(whole)
        for _ in range(20):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(Refused):  # anything else would be a traceback on somebody's page
            assert len(prepare(bytes(broken)).files) == 9
