"""Across reports: copies, versions, and the events that several reports tell of.

Pure functions over codings; how their results are kept is the store's matter.
"""
