"""The whole picture of one body, one auditor, the nation: what is counted at the end of a run, and what is read."""
