"""Many scrapes: read from files and rows, repaired by several processes, written whole, taken up again after a stop."""
