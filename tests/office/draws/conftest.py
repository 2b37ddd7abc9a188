"""A province with bodies and inspectors, and places for draws and ledger."""

from tests.casework.draws.conftest import approver, drafter, places, region

__all__ = ["approver", "drafter", "places", "region"]
