"""Intake: reading a dataset and refusing what cannot be used, with reasons."""

from gongxin.intake.dataset import read_dataset
from gongxin.intake.staged import Staged
from gongxin.intake.templates import write_templates

__all__ = ["Staged", "read_dataset", "write_templates"]
