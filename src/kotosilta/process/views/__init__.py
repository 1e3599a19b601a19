"""Addresses of the process room."""
