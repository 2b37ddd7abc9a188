"""X02: certified organisations that share two of address, phone and legal person."""

import ibis.expr.types as ir

from gongxin.detection.cluster_bodies import with_bodies
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X02",
    subject="organisation",
    severity="medium",
    score=0.6,
    question=Text(
        zh="是否有多家获证组织共用地址、电话、法定代表人中的两项（疑似空壳）？",
        en="Do several certified organisations share two of address, phone and legal person?",
    ),
    law=(Citation("body-measures", "2020", "17"), Citation("body-measures", "2020", "18")),
    reads={
        "shell_clusters": ("org_id", "cluster_id", "size", "shared"),
        "certificates": ("cert_no", "org_id", "body_id", "issued_on"),
    },
    returns=("cluster_id", "size", "shared", "main_body", "main_body_orgs"),
    explanation=Text(
        zh="获证组织%(org_id)s与另外的获证组织共%(size)s家共用%(shared)s（群组%(cluster_id)s），其中%(main_body_orgs)s家由%(main_body)s认证。",
        en="Certified organisation %(org_id)s is one of %(size)s that share %(shared)s (cluster %(cluster_id)s); "
        "%(main_body)s certified %(main_body_orgs)s of them.",
    ),
)
def shell_cluster(t: Tables, p: Values) -> ir.Table:
    """Organisations with a certificate that agree with at least two others in two of the three traits.

    Addresses are compared without spaces and punctuation, phones by their digits. One finding per organisation: its
    largest cluster. `body_id` is the body of the organisation's latest certificate, `main_body` the one that certified
    most of the cluster. Two firms of one owner, or neighbours in one building, are no cluster.
    """
    return with_bodies(t.shell_clusters, t.certificates)
