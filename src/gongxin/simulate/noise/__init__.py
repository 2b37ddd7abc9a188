"""Honest noise: what looks odd and is in order. One kind per file; none of it is in the truth."""
