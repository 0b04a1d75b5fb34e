"""The screen in the street: read-only, never logged in, works when everything else is down."""
