"""Inspections (监督检查): from the approval before the check to the published result, one table of states."""
