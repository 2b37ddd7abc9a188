"""Witnessed audits (见证检查): an inspector attends a coming audit and enters what he saw."""
