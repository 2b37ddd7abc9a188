"""证书状态转换: which state a certificate may pass into, by what event and on what condition.

Revoked, cancelled and expired are final: the organisation needs a new certificate. When a main certificate ends, its
sub-certificates end with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.codes.certificate_states import (
    CANCELLED,
    CERTIFICATE_EVENTS,
    CERTIFICATE_STATES,
    EXPIRED,
    REVOKED,
    SUSPENDED,
    VALID,
)
from gongxin.i18n import Text


@dataclass(frozen=True)
class Transition:
    """One legal step. `max_term` names the parameter that limits the stay in `to`, where the law sets a limit."""

    frm: str
    to: str
    event: str
    condition: Text
    max_term: str | None = None


_SUSPENDED = Text(zh="有暂停原因代码和起止日期", en="With a reason code, a first and a last day")
_RESTORED = Text(zh="暂停原因在期满前消除（变更类型97_02）", en="Cause removed before the term ends (change 97_02)")
_TERM_ENDED = Text(zh="暂停期满未解决或情形加重", en="Term ended with the cause unresolved, or worse found")
_DIRECT_GROUNDS = Text(zh="存在直接撤销的情形", en="Grounds for direct revocation")
_CANCELLED = Text(zh="持有人申请，或组织终止", en="Holder asks, or the organisation has ended")
_EXPIRED = Text(zh="有效期届满，或主证书失效", en="Its date has passed, or its main certificate has ended")

TRANSITIONS = (
    Transition(VALID, SUSPENDED, "suspended", _SUSPENDED, max_term="clocks.certificate_suspension_term"),
    Transition(SUSPENDED, VALID, "restored", _RESTORED),
    Transition(SUSPENDED, REVOKED, "revoked", _TERM_ENDED),
    Transition(VALID, REVOKED, "revoked", _DIRECT_GROUNDS),
    Transition(VALID, CANCELLED, "cancelled", _CANCELLED),
    Transition(SUSPENDED, CANCELLED, "cancelled", _CANCELLED),
    Transition(VALID, EXPIRED, "expired", _EXPIRED),
    Transition(SUSPENDED, EXPIRED, "expired", _EXPIRED),
)
_BY_STEP = {(transition.frm, transition.to): transition for transition in TRANSITIONS}

INITIAL_STATE = VALID
FINAL_STATES = tuple(
    state for state in CERTIFICATE_STATES.values if state not in {transition.frm for transition in TRANSITIONS}
)


def allowed(frm: str, to: str) -> bool:
    """Whether a certificate may pass from `frm` to `to`; staying is no transition."""
    return (frm, to) in _BY_STEP


def transition(frm: str, to: str) -> Transition | None:
    """The step from `frm` to `to`; None where there is none."""
    return _BY_STEP.get((frm, to))


def next_states(frm: str) -> tuple[str, ...]:
    """The states that may follow `frm`, in the order of the table; none after a final state."""
    return tuple(transition.to for transition in TRANSITIONS if transition.frm == frm)


def state_diagram(language: str) -> str:
    """The table as a Mermaid state diagram in `language`."""
    zh = language == "zh"
    lines = ["stateDiagram-v2", f"    [*] --> s{INITIAL_STATE}"]
    lines += [f'    state "{code.value} {code.zh if zh else code.en}" as s{code.value}' for code in CERTIFICATE_STATES]
    for step in TRANSITIONS:
        event = CERTIFICATE_EVENTS[step.event]
        lines.append(f"    s{step.frm} --> s{step.to} : {event.zh if zh else event.en}")
    return "\n".join([*lines, *(f"    s{state} --> [*]" for state in FINAL_STATES)])
