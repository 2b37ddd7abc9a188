"""P02: one photo shown at several audits."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import hex64, once, seconds_between
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P02",
    subject="plan",
    severity="high",
    score=0.85,
    question=Text(zh="签到照片是否曾经用过？", en="Was a sign-in photo used before?"),
    law=(Citation("body-measures", "2020", "18"), Citation("sign-in-system", "2021", "")),
    reads={
        "photo_pairs": ("bits", "other_bits", "differing"),
        "sign_ins": ("plan_id", "person_id", "photo_hash", "at"),
        "audits": ("plan_id", "body_id", "org_id"),
    },
    parameters={"same_audit_s": "presence.photo_same_audit"},
    returns=("other_plan_id", "other_at", "at", "differing"),
    explanation=Text(
        zh="审核%(plan_id)s于%(at)s的签到照片与审核%(other_plan_id)s于%(other_at)s的照片相同或几乎相同（64位中相差%(differing)s位）。",
        en="The photo signed at audit %(plan_id)s at %(at)s is, but for %(differing)s of 64 bits, the one signed at "
        "audit %(other_plan_id)s at %(other_at)s.",
    ),
)
def photo_reused(t: Tables, p: Values) -> ir.Table:
    """A photo whose 64-bit perceptual hash equals or nearly equals that of an earlier sign-in of another audit.

    Audits of one organisation on one day are one visit and may share a photo; within one audit only the very same
    picture counts, an hour or more apart: closing was signed with the photo of the opening. Each later audit is named once, beside
    its nearest and then earliest forerunner.
    """
    pairs = t.photo_pairs
    both_ways = pairs.union(pairs.select(bits="other_bits", other_bits="bits", differing="differing")).distinct()
    signs = t.sign_ins.filter(t.sign_ins.photo_hash.notnull(), t.sign_ins["at"].notnull())
    signs = signs.mutate(bits=hex64(signs.photo_hash)).drop("photo_hash")
    signs = once(signs.semi_join(both_ways, "bits"), "signs")  # few rows are left before anything is compared
    later = signs.join(both_ways, "bits").join(t.audits, "plan_id")
    earlier = signs.rename(other_plan_id="plan_id", other_at="at", hash="bits", other_person="person_id")
    hosts = t.audits.rename(host="plan_id", other_body="body_id", other_org="org_id")
    earlier = earlier.join(hosts, earlier.other_plan_id == hosts.host)
    pairs = later.join(earlier, later.other_bits == earlier.hash)
    elsewhere = (pairs.plan_id != pairs.other_plan_id) & (
        (pairs.org_id != pairs.other_org) | (pairs["at"].cast("date") != pairs.other_at.cast("date"))
    )
    again = (
        (pairs.plan_id == pairs.other_plan_id)
        & (pairs.differing == 0)
        & (seconds_between(pairs.other_at, pairs["at"]) >= p.same_audit_s)
    )
    pairs = pairs.filter(
        (pairs.other_at < pairs["at"]) | ((pairs.other_at == pairs["at"]) & (pairs.other_plan_id < pairs.plan_id)),
        elsewhere | again,
    )
    rank = ibis.row_number().over(
        group_by=pairs.plan_id,
        order_by=[
            pairs.differing,
            pairs.other_at,
            pairs.other_plan_id,
            pairs["at"],
            pairs.person_id,
            pairs.other_person,
        ],
    )
    nearest = pairs.mutate(rank=rank).filter(ibis._["rank"] == 0)
    return nearest.select(
        "plan_id",
        "body_id",
        "org_id",
        "person_id",
        "other_plan_id",
        "other_at",
        "at",
        "differing",
        occurred_on=nearest["at"].cast("date"),
    )
