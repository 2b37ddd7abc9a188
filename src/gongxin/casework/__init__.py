"""Memory and people: models, states, permissions, actions and the audit trail. One sub-room per kind of work."""
