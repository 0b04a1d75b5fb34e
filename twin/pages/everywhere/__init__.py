"""A shop's facts for other sites, address books, calendars and doors."""
