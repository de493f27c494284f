"""Characters: what went wrong below the words, in encodings and invisible signs, one rule a file."""
