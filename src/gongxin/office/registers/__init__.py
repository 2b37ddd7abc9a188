"""Lists and pages of the registers: one declaration per list, one mechanism that filters, sorts, pages and exports."""
