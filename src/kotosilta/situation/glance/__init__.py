"""All figures of a municipality at a glance: a row for each indicator of the catalogue, here or not."""
