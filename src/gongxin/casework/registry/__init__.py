"""The registers: every table of the contract, dated in two directions."""
