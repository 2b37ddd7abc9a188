"""Misconduct: every pattern of the catalogue, planted in chosen bodies and labelled in the truth."""

from gongxin.simulate.nation import Nation


def plant(nation: Nation) -> None:
    """Plant every pattern."""
    del nation
