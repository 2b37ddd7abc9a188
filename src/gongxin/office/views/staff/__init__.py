"""The accounts that the reader manages."""
