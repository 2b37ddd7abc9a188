"""Send refused rows again with their cells mended. The first submission stays; the mended rows are a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from gongxin.casework.reporting.actions.submit import submit_records
from gongxin.casework.reporting.models import Submission
from gongxin.casework.reporting.set_aside import refused_rows
from gongxin.errors import UserError

Corrections = Mapping[tuple[str, int], Mapping[str, str]]  # (file, line) → column → text


def mend_rows(*, submission: Submission, corrections: Corrections, by: Any) -> Submission:
    """Submit the rows named in `corrections` with the texts given there in place of what was sent."""
    tables: dict[str, list[dict[str, str]]] = defaultdict(list)
    rows = [row for row in refused_rows(submission) if (row.file, row.line) in corrections]
    if not rows:
        raise UserError("None of these rows stands open; they were mended already.")
    for row in rows:
        given = corrections[row.file, row.line]
        texts = {**{name: text for name, text in row.texts.items() if text is not None}, **given}
        tables[row.table.name].append({name: text for name, text in texts.items() if text != ""})
    mended = submit_records(body_id=submission.body_id, tables=tables, by=by, channel="mending", mends=submission)
    for row in rows:
        submission.cells.filter(file=row.file, line=row.line).update(mended=True)
    return mended
