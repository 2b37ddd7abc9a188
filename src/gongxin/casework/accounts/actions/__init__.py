"""What may be done to an account, one verb per file. Each leaves its entry in the audit trail."""
