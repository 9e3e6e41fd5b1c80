"""The routes of /api/v1: each asks ``Corpus`` and answers."""
