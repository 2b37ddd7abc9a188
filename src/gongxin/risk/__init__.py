"""Risk: indicators, grades A–D, and what would change a grade."""
