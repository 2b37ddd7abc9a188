"""Signing in, beyond what allauth does."""
