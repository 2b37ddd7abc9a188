"""One reader per file format: each finds the columns and hands the cells on without judging them."""
