"""Plans of one organisation and one half-day are one visit: shown, undoable, and what it hides is counted."""
