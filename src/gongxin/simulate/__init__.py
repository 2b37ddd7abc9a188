"""Simulate: a synthetic nation with honest noise and labelled misconduct, for demonstrations, tests and benchmarks."""
