"""Report: a result as one self-contained HTML page, in either language."""
