"""The people and objects of the tests of inspections."""

from tests.casework.inspections.conftest import people

__all__ = ["people"]
