"""Pictures that people send, made safe and light: upright, without what a camera notes, in three sizes and formats.

Pillow is loaded with this module: import it where a picture is really made.
"""

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from twin.domain.listing import Refused

LARGEST = 15_000_000  # bytes as sent
MOST_PIXELS = 60_000_000  # unpacked: more is no phone's photo
SMALLEST = 320  # pixels along the longer side: below that a picture shows nothing
WIDTHS = (480, 960, 1600)  # pixels along the longer side
ACCEPTED = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
FORMATS = {
    "avif": {"quality": 60, "speed": 9},  # speed 9: a tenth of the time for a few per cent of size
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 82, "progressive": True, "optimize": True},
}


@dataclass(frozen=True, slots=True)
class File:
    """``width`` is the size's name (of WIDTHS); ``data`` the file."""

    width: int
    format: str
    data: bytes


@dataclass(frozen=True)
class Picture:
    """``width`` and ``height`` of the largest size, in pixels; ``digest`` tells one picture from another."""

    width: int
    height: int
    digest: str
    files: tuple[File, ...]


def prepare(data: bytes) -> Picture:
    """Raises Refused with words for what is no photo: too large, a drawing (SVG), damaged, a bomb, far too small."""
    if len(data) > LARGEST:
        raise Refused("picture_too_large", most=LARGEST // 1_000_000, have=-(-len(data) // 1_000_000))
    picture = _opened(data)
    if max(picture.size) < SMALLEST:
        raise Refused("picture_too_small", least=SMALLEST, have=max(picture.size))
    largest = _scaled(picture, WIDTHS[-1])
    files = tuple(_files(picture))
    digest = hashlib.sha256(b"".join(each.data for each in files)).hexdigest()
    return Picture(*largest.size, digest, files)


def _opened(data: bytes) -> Image.Image:
    """The picture's pixels, upright, in RGB on white; nothing else of the file survives."""
    if data.lstrip()[:5].lower() in (b"<?xml", b"<svg ", b"<!doc"):
        raise Refused("picture_is_drawing")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damage and size: we look ourselves, and say it in words
            with Image.open(io.BytesIO(data), formats=ACCEPTED) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise Refused("picture_too_many_pixels", most=MOST_PIXELS // 1_000_000)
                found.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))  # a JPEG need not be unpacked larger than it is shown
                return _plain(ImageOps.exif_transpose(found))
    except Image.DecompressionBombError as error:
        raise Refused("picture_too_many_pixels", most=MOST_PIXELS // 1_000_000) from error
    except UnidentifiedImageError as error:
        raise Refused("picture_unknown") from error
    except (OSError, ValueError, SyntaxError, IndexError, EOFError) as error:  # as Pillow's readers fail on damage
        raise Refused("picture_damaged") from error


def _plain(picture: Any) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        with_alpha = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(with_alpha, mask=with_alpha.getchannel("A"))
        return ground
    plain = Image.new("RGB", picture.size)
    plain.paste(picture.convert("RGB"))
    return plain


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    """At most ``width`` along its longer side; a smaller picture stays as it is."""
    if max(picture.size) <= width:
        return picture
    scale = width / max(picture.size)
    size = tuple(max(1, round(side * scale)) for side in picture.size)
    return picture.resize(size, Image.Resampling.LANCZOS)  # type: ignore[arg-type]  # two sides


def _files(picture: Image.Image) -> Iterator[File]:
    for width in WIDTHS:
        scaled = _scaled(picture, width)
        for name, settings in FORMATS.items():
            written = io.BytesIO()
            scaled.save(written, name, **settings)
            yield File(width, name, written.getvalue())
