"""Reminders of what is to be explained while its time runs, and when it has run out."""
