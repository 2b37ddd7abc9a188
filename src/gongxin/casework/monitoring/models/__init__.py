"""What this room remembers: one file for each step of the chain."""

from gongxin.casework.monitoring.models.disposal import Draft
from gongxin.casework.monitoring.models.hand_over import HandOver
from gongxin.casework.monitoring.models.hearing import Answer, ExplanationRequest, Weighing
from gongxin.casework.monitoring.models.rules import BackTest, HiddenFinding, Shadow, ShadowResult, Snooze
from gongxin.casework.monitoring.models.warning import Concerned, Joined, RiskWarning, Step

__all__ = (
    "Answer",
    "BackTest",
    "Concerned",
    "Draft",
    "ExplanationRequest",
    "HandOver",
    "HiddenFinding",
    "Joined",
    "RiskWarning",
    "Shadow",
    "ShadowResult",
    "Snooze",
    "Step",
    "Weighing",
)
