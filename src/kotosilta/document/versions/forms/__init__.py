"""Forms of versions and decisions: they check shape; what may be decided is the business of rules and changes."""
