"""Judges of finished files that were not written by us: PDF checkers and LibreOffice."""
