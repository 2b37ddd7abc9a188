"""Processes of this room."""
