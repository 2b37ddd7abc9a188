"""Pages of profiles and of the national picture."""
