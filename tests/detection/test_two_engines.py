"""One text, two engines: every fact and every detector gives the same rows on DuckDB and on Spark."""

from __future__ import annotations

from datetime import date

import pytest

from gongxin.detection import catalogue

AS_OF = date(2026, 6, 30)
FACTS, DETECTORS = sorted(catalogue.facts()), sorted(catalogue.detectors())
# Each engine has its own hash; none leaves a run.
OWN_TO_THE_ENGINE = "_key"

pytestmark = [
    pytest.mark.spark,
    pytest.mark.slow,
]
