"""Who may come in: accounts, roles, and the rows that each may see."""
