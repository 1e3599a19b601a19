"""Addresses of the room of communication."""
