"""The benchmark: a nation-year, eight detectors against hand-written Polars, and DuckDB against Spark."""
