"""The site's pages: public ones here; shopkeepers and the municipality get rooms of their own."""
