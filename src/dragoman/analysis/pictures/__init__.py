"""Pictures of a crisis: pure functions from codings to tables, and from these to drawings."""
