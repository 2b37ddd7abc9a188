"""The certification bodies behind a cluster of organisations."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir


def with_bodies(clustered: ir.Table, certificates: ir.Table) -> ir.Table:
    """Rows of `org_id` and `cluster_id` with the body of each organisation's latest certificate and its day, and with
    the body that certified most organisations of the cluster.
    """
    own = certificates.semi_join(clustered, "org_id")
    newest = [ibis.desc(own.issued_on.notnull()), ibis.desc("issued_on"), ibis.asc("cert_no")]
    ranked = own.mutate(rank=ibis.row_number().over(ibis.window(group_by="org_id", order_by=newest)))
    latest = ranked.filter(ranked["rank"] == 0).select("org_id", "body_id", occurred_on="issued_on")
    pairs = own.select("org_id", "body_id").distinct().join(clustered.select("org_id", "cluster_id"), "org_id")
    counted = pairs.group_by(["cluster_id", "body_id"]).aggregate(main_body_orgs=pairs.count())
    order = [ibis.desc("main_body_orgs"), ibis.asc("body_id")]
    ordered = counted.mutate(rank=ibis.row_number().over(ibis.window(group_by="cluster_id", order_by=order)))
    main = ordered.filter(ordered["rank"] == 0).select("cluster_id", "main_body_orgs", main_body="body_id")
    return clustered.join(latest, "org_id").join(main, "cluster_id")
