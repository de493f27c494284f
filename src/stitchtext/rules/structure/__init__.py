"""Structure (S): how the article hangs together."""
