"""Accessibility rules (axe-core), run in a page that a test has opened.

    assert serious_violations(page) == []

The page's policy lets no foreign script in, so the rules are handed to the browser by the test driver, not by a tag.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

GRAVE = ("serious", "critical")
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


def serious_violations(page: Any) -> list[str]:
    """One line for each serious or critical violation: the rule, what it says, and up to three elements."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    return [_told(found) for found in page.evaluate(RUN) if found["impact"] in GRAVE]


def _told(found: dict[str, Any]) -> str:
    places = "; ".join(str(node["target"][0]) for node in found["nodes"][:3])
    return f"{found['id']}: {found['help']} ({len(found['nodes'])} times: {places})"
