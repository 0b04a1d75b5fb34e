"""Ways in: a mailed link, a letter's code, the town's own sign-on; and one's own account."""
