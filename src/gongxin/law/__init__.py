"""Law: instruments, citations, dated parameters, the working-day calendar and statutory clocks."""
