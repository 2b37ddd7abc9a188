"""Supervision: one run over one dataset, from reading to a whole result, and what can be asked of it."""

from gongxin.supervision.explain import Explanation, explain
from gongxin.supervision.result import Result, open_result
from gongxin.supervision.run import supervise

__all__ = ["Explanation", "Result", "explain", "open_result", "supervise"]
