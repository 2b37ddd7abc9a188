"""The generated pages of the manual: what is declared in code, told in both languages.

`python -m gongxin.reference` writes them into docs/reference of a source checkout; a test holds them to the code.
"""

from __future__ import annotations

from pathlib import Path

import gongxin
from gongxin.reference import (
    codes,
    commands,
    detectors,
    draws,
    inspections,
    ledger,
    parameters,
    roles,
    tables,
    warnings,
)

FOLDER = Path(gongxin.__file__).parents[2] / "docs" / "reference"
PAGES = {
    "detectors.md": detectors.page,
    "parameters.md": parameters.page,
    "tables.md": tables.page,
    "codes.md": codes.page,
    "commands.md": commands.page,
    "roles.md": roles.page,
    "ledger-entries.md": ledger.page,
    "risk-points.md": warnings.points_page,
    "warning-states.md": warnings.states_page,
    "inspection-states.md": inspections.states_page,
    "checklists.md": inspections.checklists_page,
    "draw-states.md": draws.states_page,
}
NOTE = "<!-- Written by `python -m gongxin.reference`; change the declaration in the code, not this page. -->"


def pages() -> dict[str, str]:
    """File name → the page as it should be now."""
    return {name: f"{NOTE}\n\n{write().rstrip()}\n" for name, write in PAGES.items()}
