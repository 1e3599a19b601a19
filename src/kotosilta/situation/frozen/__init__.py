"""Situation pictures kept as they were on a day: what one holds, how it is made, and what has changed between two."""
