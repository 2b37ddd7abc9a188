"""Search over everything: names with their former forms, credit codes, certificate and registration numbers."""
