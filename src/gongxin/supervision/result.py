"""A result folder, opened for those who ask: explanations, grades, reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.errors import InputRefused, UnknownName, UserError
from gongxin.records import CONTRACT
from gongxin.supervision.columnar import ORDER

REPORTS = ("report.zh.html", "report.en.html")
OURS = frozenset({"run.json", "samples.json", *(f"{name}.parquet" for name in ORDER), *REPORTS})


@dataclass(frozen=True)
class Result:
    """One run as it lies on disk. Tables are read when asked for."""

    folder: Path
    facts: Mapping[str, Any]  # run.json

    def table(self, name: str) -> pa.Table:
        """A table of the result, such as `findings`."""
        try:
            return pq.read_table(self.folder / f"{name}.parquet")
        except (OSError, pa.ArrowException) as broken:
            raise InputRefused(
                "%(folder)s is damaged: %(table)s.parquet cannot be read; run `gongxin supervise` again.",
                folder=self.folder,
                table=name,
            ) from broken

    def samples(self) -> dict[str, list[dict[str, Any]]]:
        """Finding id → records, for the findings whose records the run kept."""
        file = self.folder / "samples.json"
        held: dict[str, list[dict[str, Any]]] = _json(file, self.folder) if file.exists() else {}
        return held

    def finding(self, id_: str) -> dict[str, Any]:
        """The finding whose id is or begins with `id_`."""
        findings = self.table("findings")
        hits = findings.filter(pc.starts_with(findings["finding_id"], id_)) if id_ else findings.slice(0, 0)
        if hits.num_rows == 1:
            return dict(hits.to_pylist()[0])
        if hits.num_rows > 1:
            raise UserError(
                "%(id)s fits %(count)s findings; give more characters of the id.", id=id_, count=hits.num_rows
            )
        raise UnknownName("No finding of %(folder)s has the id %(id)s.", folder=self.folder, id=id_)

    def of_body(self, name: str, body_id: str) -> list[dict[str, Any]]:
        """The rows of table `name` about one body."""
        table = self.table(name)
        return list(table.filter(pc.equal(table["body_id"], body_id)).to_pylist())

    def body(self, body_id: str) -> dict[str, Any]:
        """The body with its name, division and counts."""
        rows = self.of_body("bodies", body_id)
        if not rows:
            raise UnknownName(
                "No body of %(folder)s has the approval number %(id)s; `gongxin report` lists the bodies to look at.",
                folder=self.folder,
                id=body_id,
            )
        return rows[0]


def open_result(folder: Path) -> Result:
    """The result in `folder`; a clear error where there is none."""
    if not (folder / "run.json").is_file():
        raise InputRefused(
            "%(folder)s is not a result folder; name the folder that `gongxin supervise` wrote.", folder=folder
        )
    facts = _json(folder / "run.json", folder)
    if not isinstance(facts, dict) or facts.get("contract") != CONTRACT:
        raise InputRefused(
            "%(folder)s was written to another version of the contract; run `gongxin supervise` again.", folder=folder
        )
    return Result(folder, facts)


def _json(file: Path, folder: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as broken:
        raise InputRefused(
            "%(folder)s is damaged: %(file)s cannot be read; run `gongxin supervise` again.",
            folder=folder,
            file=file.name,
        ) from broken
