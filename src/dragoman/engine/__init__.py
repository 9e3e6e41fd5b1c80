"""The same pure batch function on one process or many."""
