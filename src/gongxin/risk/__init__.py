"""Risk: indicators, grades A to D with their reasons, and what would change a grade.

`assess` grades every body of a run; `regrade` computes one body's grade again from its own indicator rows.
"""

from gongxin.risk.assess import Assessment, assess
from gongxin.risk.grade import regrade

__all__ = ["Assessment", "assess", "regrade"]
