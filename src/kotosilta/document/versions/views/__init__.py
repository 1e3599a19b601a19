"""Pages of versions and decisions."""
