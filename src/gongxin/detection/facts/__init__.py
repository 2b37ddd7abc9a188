"""Facts: intermediate tables that several detectors need, computed once per run."""
