"""The report: a result as one self-contained HTML file in either language."""

from gongxin.report.page import write_report

__all__ = ["write_report"]
