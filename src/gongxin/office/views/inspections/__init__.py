"""Pages of inspections and name lists."""
