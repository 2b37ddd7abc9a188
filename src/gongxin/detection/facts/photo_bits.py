"""The different sign-in photos, by their perceptual hash."""

import ibis.expr.types as ir

from gongxin.detection.expressions import bit_count, hex64, key64, seconds_between
from gongxin.detection.model import Tables, Values, fact

FEWEST_BITS, MOST_BITS = 3, 61  # nearly all-black and all-white pictures hash alike and prove nothing


@fact(
    reads={"sign_ins": ("plan_id", "photo_hash", "at")},
    parameters={"same_audit_s": "presence.photo_same_audit"},
)
def photo_bits(t: Tables, p: Values) -> ir.Table:
    """One row per different hash as a 64-bit number; `reused` where sign-ins of different plans share it, or
    sign-ins so far apart in time that they cannot be one picture sent twice.

    Plans are told apart by a hash of their id, which costs a fraction of comparing the ids themselves.
    """
    signs = t.sign_ins.filter(t.sign_ins.photo_hash.notnull())
    signs = signs.select("at", bits=hex64(signs.photo_hash), plan=key64(signs.plan_id))
    photos = signs.group_by("bits").aggregate(
        low=signs.plan.min(), high=signs.plan.max(), first_at=signs["at"].min(), last_at=signs["at"].max()
    )
    telling = photos.filter(bit_count(photos.bits).between(FEWEST_BITS, MOST_BITS))
    apart = (seconds_between(telling.first_at, telling.last_at) >= p.same_audit_s).fill_null(False)
    return telling.select("bits", reused=(telling.low != telling.high) | apart)
