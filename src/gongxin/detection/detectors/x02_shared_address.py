"""X02: many certified organisations at one and the same address."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.cluster_bodies import with_bodies
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X02",
    subject="organisation",
    severity="medium",
    score=0.5,
    question=Text(
        zh="是否有大量获证组织登记在完全相同的地址？",
        en="Are many certified organisations at exactly the same address?",
    ),
    law=(Citation("body-measures", "2020", "17"), Citation("body-measures", "2020", "18")),
    reads={
        "certified_organisations": ("org_id", "address", "phone", "legal_person", "detailed"),
        "shell_clusters": ("org_id",),
        "certificates": ("cert_no", "org_id", "body_id", "issued_on"),
    },
    parameters={"least": "shells.least_shared_address", "body_share": "shells.same_body_share"},
    returns=("cluster_id", "size", "shared", "detailed", "main_body", "main_body_orgs"),
    explanation=Text(
        zh="获证组织%(org_id)s与另外的获证组织共%(size)s家登记在完全相同的地址（群组%(cluster_id)s），其中%(main_body_orgs)s家由%(main_body)s认证。",
        en="Certified organisation %(org_id)s is one of %(size)s at exactly the same address (cluster %(cluster_id)s); "
        "%(main_body)s certified %(main_body_orgs)s of them.",
    ),
)
def shared_address(t: Tables, p: Values) -> ir.Table:
    """At least ten certified organisations whose addresses agree to the letter, without spaces and punctuation.

    An address that does not go down to a room may be an industrial park: then the organisation must also share its
    phone or legal person with another one there, or one body must have certified four fifths of them. Organisations
    already named in a shell cluster are left out.
    """
    known = t.certified_organisations.filter(t.certified_organisations.address.notnull())
    places = known.group_by("address").aggregate(size=known.count(), cluster_id=known.org_id.min())
    crowded = known.join(places.filter(places["size"] >= p.least), "address")
    phones, owners = (ibis.window(group_by=["cluster_id", trait]) for trait in ("phone", "legal_person"))
    same_phone = crowded.phone.notnull() & (crowded.org_id.count().over(phones) > 1)
    same_owner = crowded.legal_person.notnull() & (crowded.org_id.count().over(owners) > 1)
    crowded = crowded.mutate(tied=same_phone | same_owner, shared=ibis.literal("address"))
    rows = crowded.select("org_id", "cluster_id", "size", "shared", "detailed", "tied")
    both = with_bodies(rows, t.certificates)
    one_body = (both.main_body_orgs >= both["size"] * p.body_share).fill_null(False)
    return both.filter(both.detailed | both.tied | one_body).anti_join(t.shell_clusters, "org_id").drop("tied")
