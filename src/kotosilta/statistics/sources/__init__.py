"""Clients of official sources, without Django: polite, patient, and never trusting an answer they have not checked."""
