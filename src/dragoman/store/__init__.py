"""Where codings are kept and asked."""
