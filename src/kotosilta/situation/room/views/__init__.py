"""Addresses of the situation room."""
