"""The live checks: one word each, what it says, and the detector whose definition it is."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.i18n import Text


@dataclass(frozen=True)
class Check:
    """One check. `detectors` are those whose rows it shows; empty for what exists only while an audit runs.

    `between` marks what holds between two audits: a sign-in at one of them can bring it to light at the other.
    """

    id: str
    label: Text
    detectors: tuple[str, ...] = ()
    between: bool = False


CHECKS = {
    check.id: check
    for check in (
        Check("missing", Text("签到不全", "sign-in missing"), ("p01_no_sign_in",)),
        Check("late", Text("超过时限未签到", "not signed in time")),
        Check("off_site", Text("地点偏差", "off site"), ("p01_signed_elsewhere",)),
        Check("mock_location", Text("模拟定位", "mock location"), ("p01_mock_location",)),
        Check("shared_device", Text("共用手机", "shared device"), ("p02_shared_device",), True),
        Check(
            "travel",
            Text("行程不可能", "impossible travel"),
            ("p03_impossible_travel", "p03_overlapping_presence"),
            True,
        ),
        Check("photo_reused", Text("照片重复使用", "photo used again"), ("p02_photo_reused",), True),
        Check("left", Text("签到后离开", "signed and left"), ("p01_signed_and_left",)),
        Check("challenge_missed", Text("未应答随机核验", "presence challenge missed")),
    )
}
