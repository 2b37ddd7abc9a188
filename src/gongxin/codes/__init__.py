"""Codes: one small file per identifier scheme or code table."""
