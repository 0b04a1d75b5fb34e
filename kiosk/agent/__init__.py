"""What runs on a screen in the street: keeps the town's bundle, serves it to the browser beside it, minds that browser.

Python's standard library only, one process, nothing of ours but itself. docs/screen-protocol.md has all shapes.
"""

VERSION = "1.0"
BUILT = 1_793_487_600  # 1 November 2026: no clock that is right says less; `make agent` writes its own day over it
