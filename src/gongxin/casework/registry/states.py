"""How the approval of a body may change: state → states that may follow. Certificates: codes.certificate_transitions.

Revoked and cancelled are final; only a correction, with its ground, leads back.
"""

from __future__ import annotations

from gongxin.codes.body_states import BODY_STATES

APPROVED, SUSPENDED, REVOKED, CANCELLED = BODY_STATES.values
BODY_TRANSITIONS: dict[str, tuple[str, ...]] = {
    APPROVED: (SUSPENDED, REVOKED, CANCELLED),
    SUSPENDED: (APPROVED, REVOKED, CANCELLED),
    REVOKED: (),
    CANCELLED: (),
}
ENDED = (REVOKED, CANCELLED)  # whose certificates lose effect
