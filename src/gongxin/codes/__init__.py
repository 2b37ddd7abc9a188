"""Codes: one small file per identifier scheme or code table."""

from gongxin.codes.provinces import PROVINCES

__all__ = ["PROVINCES"]
