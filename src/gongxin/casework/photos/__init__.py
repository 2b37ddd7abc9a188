"""The photo files of sign-ins: taken, sealed, shown for a matter only, forgotten in time."""
