"""Kernkijker: what the shopping core does."""
