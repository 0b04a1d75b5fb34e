"""Verbs: load a town, publish what the public sees, find a shop."""
