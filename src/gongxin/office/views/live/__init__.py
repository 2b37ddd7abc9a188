"""The pages of audits as they happen."""
