"""Structures: how the fragments of a scrape go together, one rule a file."""
