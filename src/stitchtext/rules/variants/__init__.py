"""Variants: where fragments read otherwise than the article, one rule a file."""
