"""Versions of the document: named, compared, decided on and sealed (C5, K3)."""
