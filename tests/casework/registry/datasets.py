"""Datasets of a few rows as folders of CSV."""

import csv

from gongxin.records import TABLES


def write(folder, as_of, **tables):
    """One CSV per table of rows as dictionaries; a column that a row leaves out is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.toml").write_text(f'contract = 1\nas_of = {as_of}\norigin = "test"\n', encoding="utf-8")
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, TABLES[name].names)
            writer.writeheader()
            writer.writerows(rows)
    return folder
