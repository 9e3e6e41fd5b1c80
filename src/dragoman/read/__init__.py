"""Reports in: bytes and lines to articles."""
