"""Report: what a repair looks like on paper. Each module renders, and returns a string; none of them prints."""
