"""A ledger of the test's own."""

from tests.casework.draws.conftest import places

__all__ = ["places"]
