"""CSV in the encodings and with the separators that offices use, streamed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from gongxin.errors import InputRefused
from gongxin.intake.headers import SEARCHED, Header, Names, find_header
from gongxin.intake.raw import Raw
from gongxin.intake.readers.encoding import DAMAGED, Mended, encoding_of, opened
from gongxin.intake.readers.footers import ANY, FIRST_CELLS, footer
from gongxin.intake.readers.swallowed import NARROWEST, holding_records
from gongxin.intake.readers.texts import TextWriter
from gongxin.intake.rejected import KEPT, Rejection

SEPARATORS = ",;\t|"
FIELD = re.compile(f"[{SEPARATORS}]")
QUOTED_LINES = re.compile(r'"[^"]*[\r\n]')  # a quotation mark that is still open at the end of its line
HEAD = 1 << 20  # characters in which the header is looked for
BLOCK = 32 << 20  # bytes parsed at a time; one record must fit
NOTHING = ["", "NULL", "null", "NaN", "nan", "<NA>", "NaT", "#N/A", "\\N"]  # how programs write that there is no value


def read_csv(file: Path, names: Names, work: Path) -> Raw:
    """Copy the cells of `file` as texts; records with too few or too many fields are set aside."""
    encoding = encoding_of(file)
    head = _head(file, encoding)
    separator, rows, ends = _first_rows(head, names)
    header = find_header(rows, names, file.name)
    _refuse_swallowing(rows, header, head, file.name)
    to = work / f"raw_{names.table}.parquet"
    skipped = _Skipped(names.table, file.name)
    width = max(header.width, len(rows[header.rows - 1]))
    reader = _open(file, encoding, separator, ends[header.rows - 1], width, header, skipped)
    wanted = sorted(header.columns)
    with TextWriter(to, wanted) as writer:
        _copy(reader, writer, wanted, _Shape(separator, width, header, names.needed), skipped, ends[header.rows - 1])
    columns = {column: column for column in header.columns}
    return Raw(names.table, file.name, to, columns, unknown=header.unknown, rejections=tuple(skipped.entries))


def _head(file: Path, encoding: str) -> str:
    try:
        with opened(file, encoding) as stream:
            return stream.read(HEAD)
    except UnicodeDecodeError:
        raise InputRefused("%(file)s is not readable as text; save it as CSV in UTF-8.", file=file.name) from None


def _first_rows(head: str, names: Names) -> tuple[str, list[list[str]], list[int]]:
    """(separator, first rows, the line each ends on), with the separator that makes most names of columns."""

    def known(separator: str) -> int:
        return max(
            (sum(names.column(cell) is not None for cell in row) for row in _rows(head, separator)[0]), default=0
        )

    separator = max(SEPARATORS, key=known)
    return separator, *_rows(head, separator)


def _rows(head: str, separator: str) -> tuple[list[list[str]], list[int]]:
    limit = csv.field_size_limit(HEAD)
    rows: list[list[str]] = []
    ends: list[int] = []
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    try:
        for row in reader:
            rows.append(row)
            ends.append(reader.line_num)
            if len(rows) == SEARCHED + 1:
                break
    except csv.Error:
        return rows, ends
    finally:
        csv.field_size_limit(limit)
    return rows, ends


def _holds_a_record(words: str, width: int) -> bool:
    """Whether a record of the wrong width has another one of the right width in it, below a quotation mark."""
    wide = width >= NARROWEST and '"' in words
    return wide and any(len(FIELD.split(line)) == width for line in words.splitlines()[1:])


def _refuse_swallowing(rows: list[list[str]], header: Header, head: str, file: str) -> None:
    """Refuse a header whose last cell holds everything that follows: its quotation mark is never closed."""
    last = rows[header.rows - 1]
    if header.rows == len(rows) and last and QUOTED_LINES.search(f'"{last[-1]}') and head.count('"') % 2:
        raise InputRefused(
            "%(file)s: a quotation mark in the header is never closed, so all lines fell into one heading; close it.",
            file=file,
        )


@dataclass(frozen=True)
class _Shape:
    """What a record looks like: separator, number of fields, header, key columns."""

    separator: str
    width: int
    header: Header
    keys: tuple[str, ...]


@dataclass
class _Skipped:
    """Records that do not have as many fields as the header, or have others inside them."""

    table: str
    file: str
    numbers: list[int] = field(default_factory=list)
    entries: list[Rejection] = field(default_factory=list)

    def __call__(self, row: arrow_csv.InvalidRow) -> str:
        self.numbers.append(row.number)
        words = (row.text or "").strip(" \t\r\n,;|")
        if words:
            first = FIELD.split(words)[0]
            unlike = "swallowed" if _holds_a_record(words, row.expected_columns) else "fields"
            self.add(row.number, "", words, footer([first.strip('"')], [None]) or unlike)
        return "skip"

    def add(self, line: int, column: str, value: str, code: str) -> None:
        """Set one record aside."""
        if len(self.entries) < KEPT:
            self.entries.append(Rejection(self.table, self.file, line, column, value, code))


def _open(
    file: Path, encoding: str, separator: str, skip: int, width: int, header: Header, skipped: _Skipped
) -> arrow_csv.CSVStreamingReader | None:
    positions = [str(position) for position in range(width)]
    wanted = [str(header.columns[column]) for column in sorted(header.columns)]
    wanted += [position for position in positions[:FIRST_CELLS] if position not in wanted]
    try:
        return arrow_csv.open_csv(
            Mended(file) if encoding == DAMAGED else file,
            read_options=arrow_csv.ReadOptions(
                use_threads=False, block_size=BLOCK, skip_rows=skip, column_names=positions,
                encoding="utf8" if encoding in ("utf-8-sig", DAMAGED) else encoding,
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=skipped
            ),
            convert_options=arrow_csv.ConvertOptions(
                include_columns=wanted, column_types={name: pa.string() for name in wanted},
                null_values=NOTHING, strings_can_be_null=True, check_utf8=True,
            ),
        )  # fmt: skip
    except pa.ArrowInvalid as broken:
        if "Empty CSV" in str(broken):
            return None
        raise _refusal(file.name, broken) from None


def _copy(
    reader: arrow_csv.CSVStreamingReader | None,
    writer: TextWriter,
    names: list[str],
    shape: _Shape,
    skipped: _Skipped,
    first: int,
) -> None:
    """Hand the records on; `first` is the line above them."""
    kept = 0
    while reader is not None:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        except pa.ArrowInvalid as broken:
            raise _refusal(skipped.file, broken) from None
        lines = _lines(kept, batch.num_rows, first + 1, skipped.numbers)
        kept += batch.num_rows
        whole = np.zeros(batch.num_rows, dtype=bool)
        wanted = batch.columns[: len(names)]
        for column in wanted:
            whole |= column.is_valid().to_numpy(zero_copy_only=False)
        for position, words, code in _footers(batch, shape):
            skipped.add(int(lines[position]), "", words, code)
            whole[position] = False
        for name, column in zip(names, wanted, strict=True):
            holding = (
                holding_records(column, shape.separator, shape.width).fill_null(False).to_numpy(zero_copy_only=False)
            )
            for at in np.flatnonzero(whole & holding):
                skipped.add(int(lines[at]), name, column[int(at)].as_py(), "swallowed")
            whole &= ~holding
        mask = pa.array(whole)
        cells = {name: column.filter(mask) for name, column in zip(names, wanted, strict=True)}
        writer.add_columns(pa.array(lines[whole]), cells)


def _footers(batch: pa.RecordBatch, shape: _Shape) -> Iterator[tuple[int, str, str]]:
    """(row of the batch, first words, reason) of the rows below a table that are no records."""
    keys = [batch.column(str(shape.header.columns[key])) for key in shape.keys]
    suspect = np.zeros(batch.num_rows, dtype=bool)
    for key in keys:
        suspect |= key.is_null().to_numpy(zero_copy_only=False)
        suspect |= pc.match_substring_regex(key, ANY).fill_null(False).to_numpy(zero_copy_only=False)
    in_order = [batch.column(name) for name in sorted(batch.schema.names, key=int)]
    for at in np.flatnonzero(suspect):
        first = next((text for cells in in_order if (text := cells[int(at)].as_py()) and text.strip()), "")
        code = footer([first], [key[int(at)].as_py() for key in keys])
        if code:
            yield int(at), first, code


def _lines(kept: int, count: int, first: int, skipped: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The record numbers of the next `count` records, those that were skipped left out."""
    before = np.asarray(skipped, dtype=np.int64) - first - np.arange(len(skipped))
    nth = np.arange(kept, kept + count, dtype=np.int64)
    return first + nth + np.searchsorted(before, nth, side="right")


def _refusal(file: str, broken: Exception) -> InputRefused:
    return InputRefused(
        "%(file)s cannot be read as CSV (%(why)s); look for a quotation mark that is never closed.",
        file=file, why=str(broken).splitlines()[0][:200],
    )  # fmt: skip
