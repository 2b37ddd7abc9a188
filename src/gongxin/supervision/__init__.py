"""Supervision: one run, from a dataset to a result folder."""
