"""Sign-ins that lie farther from the audited site than the tolerance."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import distance_m
from gongxin.detection.model import Tables, Values, fact

MOST_BLUR_M = 1000.0  # a phone that knows its place no better than this proves no nearness


@fact(
    reads={
        "sign_ins": ("plan_id", "person_id", "moment", "at", "lat", "lon", "accuracy_m"),
        "audits": ("plan_id", "body_id", "org_id", "started_on", "remote", "explained", "site_lat", "site_lon"),
    },
    parameters={"tolerance_m": "sign_in.location_tolerance"},
)
def off_site(t: Tables, p: Values) -> ir.Table:
    """One row per sign-in too far from its site, with the distance left after the accuracy the phone reported.

    Remote audits, explained ones and addresses that could not be located are left out before anything is computed.
    """
    audits = t.audits.filter(~t.audits.remote, ~t.audits.explained, t.audits.site_lat.notnull())
    signs = t.sign_ins.filter(t.sign_ins.lat.notnull(), t.sign_ins.lon.notnull())
    both = signs.join(audits, "plan_id")
    blur = ibis.least(both.accuracy_m.fill_null(0.0), MOST_BLUR_M).round().cast("int64")
    both = both.mutate(off_m=distance_m(both.site_lat, both.site_lon, both.lat, both.lon) - blur)
    return both.filter(both.off_m > p.tolerance_m).drop("lat", "lon", "accuracy_m", "site_lat", "site_lon")
