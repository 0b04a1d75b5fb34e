"""Tables, registers, calendars and maps that come in from elsewhere and go out again."""
