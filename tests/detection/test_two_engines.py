"""One text, two engines: every fact and every detector gives the same rows on DuckDB and on Spark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from gongxin.detection import catalogue
from gongxin.detection.engine import open_engine
from gongxin.detection.findings import findings_of
from gongxin.detection.runner import Runner
from tests.detection import dense_records

AS_OF = date(2026, 6, 30)
FACTS, DETECTORS = sorted(catalogue.facts()), sorted(catalogue.detectors())
# Each engine has its own hash; none leaves a run.
OWN_TO_THE_ENGINE = "_key"

pytestmark = [
    pytest.mark.spark,
    pytest.mark.slow,
]
