"""Holders who must be told that their certificates have lost effect."""
