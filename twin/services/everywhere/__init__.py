"""One edit, everywhere: a shop's facts in the forms that other programs, walls and doors ask for."""
