"""The accounts that an administrator manages."""
