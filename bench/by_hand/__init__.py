"""The eight detectors written by hand in Polars, the way one writes them there.

The definitions are those of the project, read off its detectors and facts; nothing of the project is imported. Parquet
is scanned lazily with the columns that are needed, ids are hashed to 64-bit numbers before they are grouped or joined,
what several detectors share is computed once and kept in memory, and every collect is a streaming one.
"""
