"""Bytes to articles: one small reader for each kind of file."""
