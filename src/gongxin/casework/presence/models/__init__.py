"""The models of this room."""

from gongxin.casework.presence.models.binding import DeviceBinding
from gongxin.casework.presence.models.challenge import PresenceChallenge
from gongxin.casework.presence.models.found import LiveFinding
from gongxin.casework.presence.models.photo_mark import PhotoMark
from gongxin.casework.presence.models.request import PresenceRequest
from gongxin.casework.presence.models.taken import TakenSignIn

__all__ = ["DeviceBinding", "LiveFinding", "PhotoMark", "PresenceChallenge", "PresenceRequest", "TakenSignIn"]
