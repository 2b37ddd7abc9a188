"""What is seen while an audit runs: the detectors over the audits at hand, and what exists only in the moment."""
