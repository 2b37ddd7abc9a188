"""Risk monitoring in five steps: risk point → indicator → analysis → warning → disposal, and feedback."""
