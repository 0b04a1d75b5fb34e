"""The one way in which an importer says no."""

from twin.errors import Invalid


class ImportRefused(Invalid):
    """Nothing was written. The message says what is wrong, where, and how to mend it."""
