"""Pure functions over records: timeline, network, control."""
