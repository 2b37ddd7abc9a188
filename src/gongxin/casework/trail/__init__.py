"""The audit trail: every action and every look as code and data, append-only."""
