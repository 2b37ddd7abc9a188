"""Clusters of certified organisations that share two of address, phone and legal person."""

import functools

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact

TRAITS = (("address", "legal_person"), ("address", "phone"), ("legal_person", "phone"))


@fact(
    reads={"certified_organisations": ("org_id", "address", "phone", "legal_person")},
    parameters={"least": "shells.least_cluster"},
)
def shell_clusters(t: Tables, p: Values) -> ir.Table:
    """One row per organisation in such a cluster: the largest one it belongs to.

    `cluster_id` is the smallest organisation code of the cluster, `shared` the two traits, `size` how many share them.
    """
    known = t.certified_organisations
    found = functools.reduce(lambda a, b: a.union(b), (_sharing(known, traits, p.least) for traits in TRAITS))
    order = [ibis.desc("size"), ibis.asc("shared")]
    ranked = found.mutate(rank=ibis.row_number().over(ibis.window(group_by="org_id", order_by=order)))
    return ranked.filter(ranked["rank"] == 0).drop("rank")


def _sharing(known: ir.Table, traits: tuple[str, str], least: int) -> ir.Table:
    """Organisations of every group that agrees in both traits and is large enough."""
    one, two = traits
    told = known.filter(known[one].notnull(), known[two].notnull()).select("org_id", *traits)
    groups = told.group_by(list(traits)).aggregate(size=told.count(), cluster_id=told.org_id.min())
    large = groups.filter(groups["size"] >= least)
    return told.join(large, list(traits)).select("org_id", "cluster_id", "size", shared=ibis.literal(f"{one}+{two}"))
