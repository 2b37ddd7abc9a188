"""Pages of risk monitoring and warning."""
