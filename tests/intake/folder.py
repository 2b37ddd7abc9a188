"""A dataset folder written in the test, and read."""

import pyarrow.parquet as pq

from gongxin.intake import read_dataset


class Folder:
    """A dataset on its way in: write files into `path`, then `read()`."""

    def __init__(self, path, work):
        self.path, self.work = path, work
        path.mkdir()

    def write(self, name, content):
        content = content.encode() if isinstance(content, str) else content
        (self.path / name).write_bytes(content)
        return self

    def table(self, name, drawn, **options):
        pq.write_table(drawn, self.path / name, **options)
        return self

    def read(self):
        return read_dataset(self.path, self.work)


def rows(staged, table):
    """The clean rows of a table."""
    return [row for file in staged.files[table] for row in pq.read_table(file).to_pylist()]


def refused(staged):
    """(line, column, reason) of every entry."""
    return [(entry["line"], entry["column"], entry["reason"]) for entry in staged.rejected.to_pylist()]
