"""Kotosilta: how a Finnish municipality makes, follows up and renews its programme for promoting integration."""

__version__ = "0.1.0"
