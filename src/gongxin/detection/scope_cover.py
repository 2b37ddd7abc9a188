"""Scope codes against approvals, and the words for what an approval lacks."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import members

GROUP_LENGTH = 2  # XX of XX.XX.XX


def uncovered_scopes(certificates: ir.Table, approved: ir.Table) -> ir.Table:
    """Certificates with a scope code that no approval of their domain covers on the day of issue, as `outside_code`."""
    asked = members(certificates, "scope_codes", "code")
    asked = asked.select(
        "cert_no", "body_id", "domain_code", "issued_on", "code", two=asked.code.substr(0, GROUP_LENGTH)
    )
    listed = approved.filter(approved.covers, approved.scope_code.notnull())
    listed = listed.select(
        "body_id",
        "domain_code",
        "from_on",
        "to_on",
        approved_code=listed.scope_code.strip(),
        two=listed.scope_code.strip().substr(0, GROUP_LENGTH),
    )
    pairs = asked.join(listed, ["body_id", "domain_code", "two"])
    covered = pairs.filter(
        (pairs.from_on <= pairs.issued_on).fill_null(True),
        (pairs.issued_on <= pairs.to_on).fill_null(True),
        pairs.code.startswith(pairs.approved_code) | pairs.approved_code.startswith(pairs.code),
    )
    rest = asked.anti_join(covered, ["cert_no", "code"])
    outside = rest.group_by("cert_no").aggregate(outside_code=rest.code.min())
    return certificates.join(outside, "cert_no")


def why_uncovered(outside: ir.Table, approved: ir.Table, day: str) -> ir.Table:
    """Each row with `why` and its words: never approved, ended, not yet approved, or the scope code lies outside."""
    terms = approved.filter(approved.covers).group_by(["body_id", "domain_code"])
    known = terms.aggregate(first=approved.from_on.min(), last=approved.to_on.max(), open=approved.to_on.isnull().any())
    both = outside.left_join(known, ["body_id", "domain_code"]).drop("body_id_right", "domain_code_right")
    both = both.mutate(
        why=ibis.cases(
            (both.outside_code.notnull(), "scope code outside"),
            (both.open.isnull(), "never approved"),
            ((both[day] > both["last"]) & ~both.open, "approval ended"),
            ((both[day] < both["first"]).fill_null(False), "not yet approved"),
            else_="not approved on the day",
        )
    )
    ended, begins = both["last"].cast("string"), both["first"].cast("string")
    code = both.outside_code.fill_null("")
    return both.mutate(
        approved_from=both["first"],
        approved_to=ibis.ifelse(both.open, ibis.null("date"), both["last"]),
        why_zh=ibis.cases(
            (both.why == "scope code outside", ibis.literal("业务范围") + code + "不在批准之列"),
            (both.why == "never approved", "该机构从未获批此领域"),
            (both.why == "approval ended", ibis.literal("该领域的批准已于") + ended.fill_null("") + "终止"),
            (both.why == "not yet approved", ibis.literal("该领域自") + begins.fill_null("") + "起方获批准"),
            else_="该领域当日不在批准期内",
        ),
        why_en=ibis.cases(
            (both.why == "scope code outside", ibis.literal("scope code ") + code + " is not among those approved"),
            (both.why == "never approved", "the body was never approved for this domain"),
            (both.why == "approval ended", ibis.literal("the approval ended on ") + ended.fill_null("")),
            (both.why == "not yet approved", ibis.literal("the approval begins only on ") + begins.fill_null("")),
            else_="the domain was not approved on that day",
        ),
    ).drop("first", "last", "open", "outside_code")
