"""Addresses of the room of goals and measures."""
