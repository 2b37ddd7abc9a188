"""A finding explained: its sentence, its law, the question behind it, and the records it rests on."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gongxin.detection import catalogue
from gongxin.detection.engine import open_engine
from gongxin.detection.model import Detector
from gongxin.detection.runner import Progress, Runner
from gongxin.errors import UnknownName, UserError
from gongxin.intake import read_dataset
from gongxin.intake.manifest import FILE as MANIFEST
from gongxin.intake.sources import sources
from gongxin.law.citation import Citation
from gongxin.records import TABLES
from gongxin.supervision.records_behind import Records, columns_seen, records_behind
from gongxin.supervision.result import Result


@dataclass(frozen=True)
class Explanation:
    """Everything a reader needs to check one finding. `why_none` says why no records are shown."""

    finding: Mapping[str, Any]
    detector: Detector
    law: tuple[Citation, ...]
    records: tuple[Records, ...]
    why_none: UserError | None

    def sentence(self, language: str) -> str:
        """The finding in words."""
        return str(self.finding[f"explanation_{language}"])


def explain(result: Result, finding_id: str, dataset: Path | None, progress: Progress) -> Explanation:
    """Explain one finding of `result`, looking its records up in `dataset` or in the dataset the run read."""
    finding = result.finding(finding_id)
    detector = _detector(finding)
    law = tuple(Citation(**triple) for triple in json.loads(finding["law"]))
    kept = result.samples().get(finding["finding_id"]) if dataset is None else None
    if kept is not None:
        return Explanation(finding, detector, law, tuple(map(Records.from_record, kept)), None)
    folder = dataset or Path(result.facts["dataset"])
    files = _files(folder, detector)
    doubt = None if dataset else _doubt(folder, files, result.facts["inputs"])
    if doubt:
        return Explanation(finding, detector, law, (), doubt)
    day = date.fromisoformat(result.facts["as_of"])
    return Explanation(finding, detector, law, _look_up(finding, folder, files, day, progress), None)


def _detector(finding: Mapping[str, Any]) -> Detector:
    known = catalogue.detectors().get(finding["detector"])
    if known is None:
        raise UnknownName(
            "This finding was made by %(detector)s, which this version does not have.", detector=finding["detector"]
        )
    return known


def _files(folder: Path, detector: Detector) -> list[Path]:
    """The files of the dataset that may hold records of the tables that `detector` reads."""
    if not folder.is_dir():
        return []
    wanted = columns_seen(detector)  # a CNCA report is always wanted: it is read into tables of the contract
    return [source.file for source in sources(folder)[0] if source.table in wanted or source.table not in TABLES]


def _doubt(folder: Path, files: list[Path], inputs: Mapping[str, str]) -> UserError | None:
    """Why the recorded dataset cannot be trusted to hold the records the run saw."""
    if not files:
        return UserError("The dataset %(folder)s is no longer there; name its place with --dataset.", folder=folder)
    for file in files:
        if inputs.get(file.name) != _sha256(file):
            return UserError(
                "%(file)s is no longer the file that the run read; name the right dataset with --dataset.", file=file
            )
    return None


def _look_up(
    finding: Mapping[str, Any], folder: Path, files: list[Path], day: date, progress: Progress
) -> tuple[Records, ...]:
    """Read only the tables the detector reads, and search them."""
    with tempfile.TemporaryDirectory(prefix="gongxin-") as scratch:
        narrowed, work = Path(scratch) / "dataset", Path(scratch) / "work"
        narrowed.mkdir()
        work.mkdir()
        for file in [*files, folder / MANIFEST]:
            if file.exists():
                _bring(file, narrowed / file.name)
        staged = read_dataset(narrowed, work, progress)
        engine = open_engine("duckdb", work)
        try:
            found = records_behind([finding], Runner(engine, staged.files, staged.rows, day))
        finally:
            engine.close()
    return tuple(found[finding["finding_id"]])


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _bring(file: Path, to: Path) -> None:
    """A second name for a file, or a copy where the file system has none to give."""
    try:
        os.link(file.resolve(), to)
    except OSError:
        shutil.copyfile(file, to)
