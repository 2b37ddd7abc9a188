"""Draws: the list, one of them, its steps."""
