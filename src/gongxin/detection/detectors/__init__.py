"""Detectors: file name = detector id = name of its test table."""
