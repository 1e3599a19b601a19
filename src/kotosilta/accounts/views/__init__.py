"""One view for each address of signing in and of one's own page."""
