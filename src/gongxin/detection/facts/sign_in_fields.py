"""Which audits had to be signed."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={"audits": ("plan_key", "domain_codes"), "plan_presence": ("plan_key",)},
    parameters={"required": "sign_in.required_fields", "customary_share": "sign_in.customary_share"},
)
def sign_in_fields(t: Tables, p: Values) -> ir.Table:
    """One row per audit that had to be signed, by its first domain: `plan_key`.

    Management systems must be signed (since December 2022 all of them). The action plan extends sign-in step by step
    to the other fields and no dates are published, so another class of field is held to it where at least the
    customary share of that class's audits in these very records is signed.
    """
    plans = t.audits.mutate(field=t.audits.domain_codes.substr(0, 1).upper())
    signed = t.plan_presence.select(signed_plan="plan_key")
    both = plans.left_join(signed, plans.plan_key == signed.signed_plan)
    shares = both.group_by("field").aggregate(share=both.signed_plan.notnull().cast("int64").mean())
    held = shares.filter(shares.field.isin(p.required) | (shares.share >= p.customary_share)).select(held_field="field")
    return plans.join(held, plans.field == held.held_field).select("plan_key")
