"""X02: many certified organisations at one and the same address."""

from __future__ import annotations

from itertools import combinations

import polars as pl
from polars import col

from bench.by_hand.expressions import without
from bench.by_hand.shared import Shared

NOISE = list(" 　,，.。、;；:：·()（）[]【】")
PHONE_NOISE = [*NOISE, "-", "+", "/", "转"]
WIDE, NARROW = list("０１２３４５６７８９ＡＢＣＤＥＦＧ＃－—–"), list("0123456789ABCDEFG#---")
LEAST_PHONE = 7
ONE_DIGIT = r"^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$"
ROOM = r"([0-9]|[A-Z])+(室|房|铺|户|单元|号楼.*[0-9])|[0-9]+-[0-9]+|层.*[0-9]|#.*[0-9]|[0-9]{3,}$"
TRAITS = ("address", "legal_person", "phone")


def shared_address(shared: Shared) -> pl.DataFrame:
    """Organisations at crowded addresses that are rooms, or where they share more, or that one body certified."""
    p = shared.parameters
    known = _certified(shared)
    places = known.filter(col("address").is_not_null()).with_columns(
        size=pl.len().over("address"), cluster_id=col("org_id").min().over("address")
    )
    crowded = places.filter(col("size") >= p["shells.least_shared_address"])
    tied = [col(trait).is_not_null() & (pl.len().over("cluster_id", trait) > 1) for trait in ("phone", "legal_person")]
    crowded = crowded.with_columns(tied=pl.any_horizontal(tied), detailed=col("address").str.contains(ROOM))
    crowded = crowded.join(_main_bodies(shared, crowded), "cluster_id")
    one_body = col("main_body_orgs") >= col("size") * p["shells.same_body_share"]
    suspect = crowded.filter(col("detailed") | col("tied") | one_body)
    shells = pl.concat([_sharing(known, pair, p["shells.least_cluster"]) for pair in combinations(TRAITS, 2)])
    return suspect.join(shells, "org_id", how="anti").select("org_id", "cluster_id", "size", "main_body_orgs")


def _certified(shared: Shared) -> pl.DataFrame:
    """Organisations with a certificate, their traits in a form that compares."""
    certified = shared.scan("certificates", "org_id").unique()
    phone = without(col("phone").str.replace_many(WIDE, NARROW), PHONE_NOISE)
    address = without(col("address").str.replace_many(WIDE, NARROW), NOISE).str.to_uppercase()
    person = without(col("legal_person"), NOISE).str.to_uppercase()
    one_digit = col("phone").str.contains(ONE_DIGIT)
    told = shared.scan("organisations", "org_id", *TRAITS).join(certified, "org_id", how="semi")
    told = told.with_columns(address=address, phone=phone, legal_person=person)
    return told.with_columns(
        address=pl.when(col("address") != "").then("address"),
        phone=pl.when((col("phone").str.len_chars() >= LEAST_PHONE) & ~one_digit).then("phone"),
        legal_person=pl.when(col("legal_person") != "").then("legal_person"),
    ).collect(engine="streaming")


def _sharing(known: pl.DataFrame, traits: tuple[str, str], least: int) -> pl.DataFrame:
    """Organisations that agree in two traits with enough others."""
    told = known.lazy().filter(*(col(trait).is_not_null() for trait in traits)).select("org_id", *traits)
    large = told.group_by(traits).len().filter(col("len") >= least)
    return told.join(large, traits, how="semi").select("org_id").collect(engine="streaming")


def _main_bodies(shared: Shared, crowded: pl.DataFrame) -> pl.DataFrame:
    """How many organisations of each place its most frequent body certified."""
    own = shared.scan("certificates", "org_id", "body_id").join(crowded.lazy().select("org_id", "cluster_id"), "org_id")
    counted = own.unique().group_by("cluster_id", "body_id").agg(main_body_orgs=pl.len())
    return counted.group_by("cluster_id").agg(col("main_body_orgs").max()).collect(engine="streaming")
