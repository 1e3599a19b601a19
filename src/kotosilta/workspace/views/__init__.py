"""Addresses that look across the rooms of a programme."""
