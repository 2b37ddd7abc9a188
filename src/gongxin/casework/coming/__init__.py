"""Audits of today and of the days to come, with their risk."""
