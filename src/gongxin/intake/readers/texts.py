"""Texts copied out of CSV, XLSX and JSON into Parquet, in portions, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.intake.raw import LINE

PORTION = 50_000  # rows held in Python at a time


class TextWriter:
    """Writes rows of texts with the line they stood on."""

    def __init__(self, to: Path, columns: Sequence[str]) -> None:
        self.columns = list(columns)
        fields = [(LINE, pa.int64()), *((name, pa.string()) for name in self.columns)]
        self.schema = pa.schema(fields)
        self._writer = pq.ParquetWriter(to, self.schema, compression="snappy")
        self._lines: list[int] = []
        self._cells: dict[str, list[str | None]] = {name: [] for name in self.columns}

    def __enter__(self) -> TextWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._flush()
        self._writer.close()

    def add(self, line: int, row: Mapping[str, str | None]) -> None:
        """One row; a row without any text is no row."""
        if not any(row.values()):
            return
        self._lines.append(line)
        for name in self.columns:
            self._cells[name].append(row.get(name))
        if len(self._lines) >= PORTION:
            self._flush()

    def add_columns(self, lines: pa.Array, columns: Mapping[str, pa.Array]) -> None:
        """Many rows at once."""
        self.add_batch(pa.record_batch([lines, *(columns[name] for name in self.columns)], self.schema))

    def add_batch(self, batch: pa.RecordBatch) -> None:
        """Many rows at once, in the writer's own schema."""
        self._writer.write_batch(batch)

    def _flush(self) -> None:
        if self._lines:
            cells = {name: pa.array(encodable(texts), pa.string()) for name, texts in self._cells.items()}
            self.add_columns(pa.array(self._lines, pa.int64()), cells)
            self._lines.clear()
            for texts in self._cells.values():
                texts.clear()


def encodable(texts: list[str | None]) -> list[str | None]:
    """JSON can spell halves of surrogate pairs, which no encoding can write: they become question marks."""
    return [text.encode("utf-8", "replace").decode() if text and not text.isascii() else text for text in texts]
