"""Write docs/reference/certificate-states.md from the table in gongxin.codes.certificate_transitions.

python tools/write_certificate_states.py
"""

from __future__ import annotations

from pathlib import Path

from gongxin.codes.certificate_states import CERTIFICATE_EVENTS, CERTIFICATE_STATES
from gongxin.codes.certificate_transitions import FINAL_STATES, TRANSITIONS, Transition, state_diagram

PAGE = Path(__file__).parents[1] / "docs/reference/certificate-states.md"


def page() -> str:
    """The page, in English with the Chinese terms beside."""
    final = ", ".join(_state(state) for state in FINAL_STATES)
    rows = "\n".join(_row(step) for step in TRANSITIONS)
    return f"""# Certificate states 证书状态

<!-- Written by tools/write_certificate_states.py from src/gongxin/codes/certificate_transitions.py; do not edit. -->

```mermaid
{state_diagram("en")}
```

```mermaid
{state_diagram("zh")}
```

| from | to | event | condition | 条件 | longest stay (parameter) |
|---|---|---|---|---|---|
{rows}

Final states: {final}. After them only a new certificate is possible. When a main certificate ends, its
sub-certificates end with it.
"""


def _row(step: Transition) -> str:
    cells = (
        _state(step.frm),
        _state(step.to),
        f"{step.event} {CERTIFICATE_EVENTS[step.event].zh}",
        step.condition.en,
        step.condition.zh,
        f"`{step.max_term}`" if step.max_term else "–",
    )
    return f"| {' | '.join(cells)} |"


def _state(value: str) -> str:
    code = CERTIFICATE_STATES[value]
    return f"{code.value} {code.en} {code.zh}"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
