"""Simulate: a synthetic nation with honest noise and labelled misconduct, for demonstrations, tests and benchmarks."""

from gongxin.simulate.run import Summary, simulate

__all__ = ["Summary", "simulate"]
