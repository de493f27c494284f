"""Variants (V): where the fragments disagree."""
