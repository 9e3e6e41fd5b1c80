"""Names to things, and reports to events."""
