"""Photos whose perceptual hashes are equal or nearly so, found without comparing all pairs."""

from functools import reduce
from itertools import combinations

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import bit_count
from gongxin.detection.model import Tables, Values, fact

# 64 bits in five blocks. Two hashes that differ in at most three bits agree in at least two whole blocks, so every
# near pair shows up under one of the ten pairs of blocks; a pair of blocks is 25 or 26 bits and picks few candidates.
BLOCKS = ((0, 13), (13, 13), (26, 13), (39, 13), (52, 12))


@fact(
    reads={"photo_bits": ("bits", "reused")},
    parameters={"photo_bits": "presence.photo_bits"},
)
def photo_pairs(t: Tables, p: Values) -> ir.Table:
    """Pairs of hashes (`bits`, `other_bits`, `differing`): equal ones used by several plans, and near ones.

    Equal hashes in different plans are already marked, near ones come from ten joins on two
    blocks each.
    """
    photos = t.photo_bits
    equal = photos.filter(photos.reused).select("bits", other_bits=photos.bits, differing=ibis.literal(0, "int64"))
    near = reduce(ir.Table.union, (_near(photos, pair, p.photo_bits) for pair in combinations(BLOCKS, 2)))
    return equal.union(near.distinct())


def _near(photos: ir.Table, pair: tuple[tuple[int, int], ...], most: int) -> ir.Table:
    """Pairs that agree in both blocks of `pair` and differ in at most `most` bits elsewhere."""
    (low, low_width), (high, high_width) = pair
    key = ((photos.bits >> low) & (2**low_width - 1)) * 2**high_width + ((photos.bits >> high) & (2**high_width - 1))
    one = photos.select("bits", key=key.cast("int32"))
    two = one.rename(other_bits="bits", other_key="key")
    both = one.join(two, [one.key == two.other_key, one.bits < two.other_bits])
    differing = bit_count(both.bits ^ both.other_bits)
    return both.filter(differing <= most).select("bits", "other_bits", differing=differing)
