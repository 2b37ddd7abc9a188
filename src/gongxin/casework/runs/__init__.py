"""Runs of supervision over the registers: snapshot, findings, grades, and what came of each run before."""
