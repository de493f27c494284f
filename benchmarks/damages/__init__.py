"""One file for each kind of damage; each has `make`, and says in its docstring what is done and what must come out."""
