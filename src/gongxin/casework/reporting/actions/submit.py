"""Take what a body sends: a file, or records of the API. What can be used is taken in, the rest shown with reasons."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction

from gongxin.casework.registry.taking import take_staged
from gongxin.casework.reporting.actions.hold_against import hold_against
from gongxin.casework.reporting.models import RejectedCell, Submission
from gongxin.casework.reporting.ownership import sift
from gongxin.casework.trail.write import note
from gongxin.errors import InputRefused, UserError
from gongxin.intake import read_dataset
from gongxin.intake.sources import READ

LARGEST_FILE = 200 * 2**20
LARGEST_UNPACKED = 2 * 2**30
MOST_CELLS = 2_000  # refused cells that are kept for mending; the rest is counted
COUNTED = ("added", "changed", "same")


def submit_file(*, body_id: str, name: str, content: BinaryIO, by: Any) -> Submission:
    """A CSV, XLSX, JSON or Parquet file named after its table, or a ZIP of such files."""
    submission = Submission.objects.create(body_id=body_id, channel="file", by=str(by), name=Path(name).name[:200])
    submission.folder.mkdir(parents=True)
    try:
        _store(submission, content)
    except UserError as mistake:
        return _refuse(submission, mistake, by)
    return _take(submission, by)


def submit_records(
    *, body_id: str, tables: Mapping[str, Sequence[Mapping[str, Any]]], by: Any, idempotency_key: str = "",
    channel: str = "api", mends: Submission | None = None,
) -> Submission:  # fmt: skip
    """Records by table. The same key with the same records answers as the first time; with others it is refused."""
    written = {name: "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) for name, rows in tables.items()}
    content = hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()
    try:
        with transaction.atomic():
            submission = Submission.objects.create(
                body_id=body_id, channel=channel, by=str(by), name=", ".join(tables)[:200],
                idempotency_key=idempotency_key, content=content, mends=mends,
            )  # fmt: skip
    except IntegrityError:
        return _same_as_before(body_id, idempotency_key, content)
    submission.folder.mkdir(parents=True)
    for name, text in written.items():
        (submission.folder / f"{name}.jsonl").write_text(text + "\n", encoding="utf-8", errors="replace")
    return _take(submission, by)


def _same_as_before(body_id: str, key: str, content: str) -> Submission:
    before = Submission.objects.get(body_id=body_id, idempotency_key=key)
    if before.content != content:
        raise UserError("The key %(key)s was used for other records; give each submission its own key.", key=key)
    return before


def _store(submission: Submission, content: BinaryIO) -> None:
    place = submission.folder / submission.name
    with place.open("wb") as stream:
        shutil.copyfileobj(content, stream)
    if place.stat().st_size > LARGEST_FILE:
        raise InputRefused("%(file)s is larger than 200 MB; send it in parts.", file=submission.name)
    with place.open("rb") as stream:
        submission.content = hashlib.file_digest(stream, "sha256").hexdigest()
    if place.suffix.lower() == ".zip":
        _unpack(place, submission.folder)
        place.unlink()
    elif place.suffix.lower() not in READ:
        raise InputRefused(
            "%(file)s cannot be read; send CSV, XLSX, JSON, Parquet or a ZIP of them.", file=submission.name
        )


def _unpack(archive: Path, folder: Path) -> None:
    """The files of a ZIP by their bare names; what unpacks to too much is refused before it is written."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [each for each in opened.infolist() if Path(each.filename).suffix.lower() in READ]
            if sum(each.file_size for each in members) > LARGEST_UNPACKED:
                raise InputRefused("%(file)s unpacks to more than 2 GB; send it in parts.", file=archive.name)
            for each in members:
                with opened.open(each) as source, (folder / Path(each.filename).name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except zipfile.BadZipFile as broken:
        raise InputRefused("%(file)s is not a whole ZIP file; pack it again.", file=archive.name) from broken


def _take(submission: Submission, by: Any) -> Submission:
    with tempfile.TemporaryDirectory() as work:
        try:
            staged = read_dataset(submission.folder, Path(work) / "read")
        except UserError as mistake:
            return _refuse(submission, mistake, by)
        sifted = sift(staged, submission.body_id, Path(work) / "own")
        with transaction.atomic():
            taken = take_staged(
                sifted.staged, by=by, kind="api" if submission.channel == "api" else "upload",
                origin=f"submission {submission.pk}", body_id=submission.body_id,
            )  # fmt: skip
            submission.batch = taken.batch
            _account(submission, taken.batch.counts, sifted.rejected.to_pylist())
            note("submission_taken", by=by, subject=("submission", str(submission.pk)), **_totals(submission))
    if "certificates" in submission.counts:
        hold_against(submission=submission)  # after the commit: a second of thought must not lock the database
    return submission


def _account(submission: Submission, counts: Mapping[str, Any], rejected: list[dict[str, Any]]) -> None:
    submission.counts = {name: {key: held[key] for key in COUNTED} for name, held in counts.items()}
    submission.rejected = len(rejected)
    submission.save()
    RejectedCell.objects.bulk_create([_cell(submission, row) for row in rejected[:MOST_CELLS]])


def _cell(submission: Submission, row: Mapping[str, Any]) -> RejectedCell:
    return RejectedCell(
        submission=submission, table=row["table"] or "", file=_storable(row["file"]), line=row["line"],
        column=_storable(row["column"]), value=_storable(row["value"]), reason_en=row["reason"],
        reason_zh=row["reason_zh"], action=row["action"],
    )  # fmt: skip


def _storable(text: str | None) -> str:
    """PostgreSQL keeps no NUL character: its picture stands in its place."""
    return (text or "").replace("\x00", "\u2400")


def _refuse(submission: Submission, mistake: UserError, by: Any) -> Submission:
    submission.state = Submission.REFUSED
    submission.mistake = {language: mistake.in_language(language) for language in ("zh", "en")}
    submission.save()
    note("submission_refused", by=by, subject=("submission", str(submission.pk)))
    return submission


def _totals(submission: Submission) -> dict[str, int]:
    totals = {key: sum(held[key] for held in submission.counts.values()) for key in COUNTED}
    return {**totals, "rejected": submission.rejected}
