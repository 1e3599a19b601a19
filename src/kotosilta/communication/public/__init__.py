"""The pages that everybody can read: the directory and what programmes have published in it."""
