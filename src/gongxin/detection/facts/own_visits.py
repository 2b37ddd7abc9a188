"""What each person signed at each audit: when first and last, where, and how far from the site."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import distance_m
from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={
        "audits": ("plan_id", "site_lat", "site_lon"),
        "sign_ins": ("plan_id", "person_id", "moment", "at", "lat", "lon", "accuracy_m", "device_id", "mock_location"),
    },
)
def own_visits(t: Tables, p: Values) -> ir.Table:
    """One row per plan and person who signed, from one pass over the sign-ins.

    Places are those of the first and the last located sign-in. Two signs in the same second are told apart by their
    latitude, so that every engine takes the same one. Distances are what remains after the accuracy the phone
    itself reported (never more than a kilometre of it).
    """
    signs, audits = t.sign_ins, t.audits
    held = signs.filter(signs.at.notnull(), signs.person_id.notnull())
    both = held.join(audits, held.plan_id == audits.plan_id)
    located = both.lat.notnull() & both.lon.notnull()
    blur = ibis.least(both.accuracy_m.fill_null(0.0), 1000.0).round().cast("int64")
    both = both.mutate(
        located=located,
        off_m=ibis.greatest(distance_m(both.site_lat, both.site_lon, both.lat, both.lon) - blur, 0),
        order_key=both.at.epoch_seconds().cast("int64") * 1_000_000_000
        + ((both.lat.fill_null(0.0) + 90.0) * 1_000_000).round().cast("int64"),
    )
    challenge = both.moment == "challenge"
    return both.group_by(["plan_id", "person_id"]).aggregate(
        first_at=both["at"].min(),
        last_at=both["at"].max(),
        opening_at=both["at"].min(where=both.moment == "opening"),
        closing_at=both["at"].max(where=both.moment == "closing"),
        leave_at=both["at"].min(where=both.moment == "leave"),
        arrive_at=both["at"].max(where=both.moment == "arrive"),
        first_lat=both.lat.argmin(both.order_key, where=both.located),
        first_lon=both.lon.argmin(both.order_key, where=both.located),
        last_lat=both.lat.argmax(both.order_key, where=both.located),
        last_lon=both.lon.argmax(both.order_key, where=both.located),
        farthest_m=both.off_m.max(where=~challenge),
        nearest_m=both.off_m.min(where=~challenge),
        challenge_m=both.off_m.max(where=challenge),
        mock=both.mock_location.fill_null(False).cast("int64").max(),
        device_id=both.device_id.min(),
        other_device_id=both.device_id.max(),
        signs=both.count(),
    )
