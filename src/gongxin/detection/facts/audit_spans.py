"""From when to when each certificate was audited, one row per certificate that was."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact


@fact(reads={"certificate_audits": ("cert_key", "held_from", "held_to", "granting")})
def audit_spans(t: Tables, p: Values) -> ir.Table:
    """The first day of the first audit, and the last day of the last one that had begun by the day of the run.

    `audited_from` is null where no audit of the certificate has a date. `granting_from` is the first day of the first
    audit that a certificate can rest on.
    """
    held = t.certificate_audits
    return held.group_by("cert_key").aggregate(
        audited_from=held.held_from.min(),
        granting_from=held.held_from.min(where=held.granting),
        audited_to=held.held_to.max(where=held.held_from <= p.as_of),
    )
