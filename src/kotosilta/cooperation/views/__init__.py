"""Addresses of the cooperation room."""
