"""One file per thing that is counted: a query of DuckDB over the tables of the dataset and of its result.

The part of a body is a row (body_id, data); `data` is a JSON list.
"""
