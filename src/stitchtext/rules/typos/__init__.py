"""Typos: what a slip of a writer or a machine left in a text, one rule a file."""
