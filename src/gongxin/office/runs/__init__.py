"""Runs of supervision: ask for one, see how far it is, repeat it."""
