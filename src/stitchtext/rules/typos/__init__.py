"""Typos (T): forms that no writer means."""
