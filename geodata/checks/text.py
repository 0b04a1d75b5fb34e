"""A file's bytes as text: UTF-8 without a byte order mark (RFC 8259, TOML 1.0)."""

import codecs
from pathlib import Path

from geodata.faults import Fault

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAVE_AS_UTF8 = "save it as UTF-8 without BOM (QGIS: Export > Save Features As > Encoding)"


def text_of(path: Path) -> tuple[str | None, list[Fault]]:
    """The text and what is wrong with its encoding; what can be guessed is read on, so that the rest is checked too."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, [
            _fault(path, f"the file cannot be read ({error.strerror})", "check that it is a file you may read")
        ]
    if not content.strip():
        return None, [_fault(path, "the file is empty", "export it again, or copy it again")]
    if content.startswith(UTF_16) or b"\0" in content[:64]:
        text = content.decode("utf-16", errors="replace")
        return text, [_fault(path, "the file is in UTF-16", SAVE_AS_UTF8)]
    faults = []
    if content.startswith(codecs.BOM_UTF8):
        content = content.removeprefix(codecs.BOM_UTF8)
        faults.append(_fault(path, "the file starts with a byte order mark (BOM)", SAVE_AS_UTF8))
    try:
        return content.decode(), faults
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{content[error.start]:02x} on line {line}"
        what = f"the file is not UTF-8 ({byte}); it looks like Latin-1 or Windows-1252"
        return content.decode("cp1252", errors="replace"), [*faults, _fault(path, what, SAVE_AS_UTF8)]


def _fault(path: Path, what: str, mend: str) -> Fault:
    return Fault(path.name, None, None, what, mend)
