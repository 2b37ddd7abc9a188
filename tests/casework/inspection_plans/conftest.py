"""The audits, people and keys of the tests of presence."""

from tests.casework.presence.conftest import auditor, audits, jiangsu, keys, staff, today

__all__ = ["auditor", "audits", "jiangsu", "keys", "staff", "today"]
