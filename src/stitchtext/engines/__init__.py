"""Existing engines that do the work of a batch, on one machine or on many."""
