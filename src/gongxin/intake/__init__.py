"""Intake: reading and refusing. Bad rows are set aside with reasons; good rows go on; nothing is lost silently."""
