"""Honest noise: what looks odd and is in order. One kind per file; none of it is in the truth."""

from gongxin.simulate.nation import Nation


def add_noise(nation: Nation) -> None:
    """Every kind of honest noise, in a fixed order."""
    del nation
