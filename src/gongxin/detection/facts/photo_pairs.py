"""Photos whose perceptual hashes are equal or nearly so, found without comparing all pairs."""

from functools import reduce
from itertools import product

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import bit_count
from gongxin.detection.model import Tables, Values, fact

# Of two hashes that differ in at most three bits, one half of 32 bits differs in at most one. So three of the four
# bytes of that half agree: every near pair shows up under one of the eight ways to leave out a byte of a half, and 24
# bits pick few candidates.
HALF, BYTE = 32, 8
LEFT_OUT = tuple(product(range(0, 64, HALF), range(0, HALF, BYTE)))


@fact(
    reads={"photo_bits": ("bits", "reused")},
    parameters={"photo_bits": "presence.photo_bits"},
)
def photo_pairs(t: Tables, p: Values) -> ir.Table:
    """Pairs of hashes (`bits`, `other_bits`, `differing`): equal ones used by several plans, and near ones.

    Equal hashes in different plans are already marked, near ones come from eight joins on three bytes each.
    """
    photos = t.photo_bits
    equal = photos.filter(photos.reused).select("bits", other_bits=photos.bits, differing=ibis.literal(0, "int64"))
    near = reduce(ir.Table.union, (_near(photos, *left_out, p.photo_bits) for left_out in LEFT_OUT))
    return equal.union(near.distinct())


def _near(photos: ir.Table, half: int, byte: int, most: int) -> ir.Table:
    """Pairs that agree in the `half` without its `byte` (places of their lowest bits) and differ in at most `most`."""
    kept = (2**HALF - 1) ^ ((2**BYTE - 1) << byte)
    one = photos.select("bits", key=(photos.bits >> half) & kept)
    two = one.rename(other_bits="bits", other_key="key")
    both = one.join(two, [one.key == two.other_key, one.bits < two.other_bits])
    differing = bit_count(both.bits ^ both.other_bits)
    return both.filter(differing <= most).select("bits", "other_bits", differing=differing)
