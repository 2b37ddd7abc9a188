"""Detection: one detector per file, each a pure query whose rows are the offences, and the engine that runs them."""
