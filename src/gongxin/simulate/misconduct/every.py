"""plant"""

from gongxin.simulate.nation import Nation


def plant(nation: Nation) -> None:
    """."""
