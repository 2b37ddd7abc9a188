"""The schedule of sign-ins and photos. The process that follows the sign-ins works through it.

The nightly supervision is a task of its own (`runs.tasks`): it takes long, and nothing here may wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.module_loading import import_string

from gongxin.i18n import Text


@dataclass(frozen=True)
class Turn:
    """One turn of a job: the moment, and when its last turn began (None for the first)."""

    now: datetime
    since: datetime | None


@dataclass(frozen=True)
class Job:
    """One job: what it does, where it is, and either how often it runs or at what time of the day in China.

    `act` names a function of a `Turn` that gives a count of what it did. It is safe to run again.
    """

    id: str
    label: Text
    act: str
    every: timedelta | None = None
    at: time | None = None

    def __post_init__(self) -> None:
        if (self.every is None) is (self.at is None):
            raise ValueError(f"{self.id}: either how often or at what time")

    def is_due(self, now: datetime, last: datetime | None) -> bool:
        """Whether its next turn has come."""
        if last is None:
            return True
        if self.every is not None:
            return now - last >= self.every
        today = timezone.make_aware(datetime.combine(timezone.localdate(now), self.at))
        return last < (today if now >= today else today - timedelta(days=1))

    @property
    def run(self) -> Callable[[Turn], int]:
        """The function. Found when it is needed: it lives in a room that may import this one."""
        return import_string(self.act)


_PRESENCE, _PHOTOS = "gongxin.casework.presence.turns", "gongxin.casework.photos.turns"
SWEEP, MINUTES = timedelta(seconds=20), timedelta(minutes=1)
JOBS = (
    Job("issue_challenges", Text("向在场审核员发出随机核验", "put presence challenges to auditors on site"), f"{_PRESENCE}.issue", 2 * MINUTES),
    Job("close_challenges", Text("未应答的随机核验标为未应答", "mark challenges that nobody answered as missed"), f"{_PRESENCE}.close", SWEEP),
    Job("expire_requests", Text("说明期限届满的标为逾期", "mark explanations whose day has passed as overdue"), f"{_PRESENCE}.expire", SWEEP),
    Job("remind", Text("提醒说明期限将届满或届满", "remind of explanations that are due soon or now"), "gongxin.casework.reminders.remind.turn", 60 * MINUTES),
    Job("join_photos", Text("照片与其签到对应", "set photos beside the sign-ins that name them"), f"{_PHOTOS}.join", SWEEP),
    Job("let_go", Text("删除无签到写明的照片", "delete photos that no sign-in names"), f"{_PHOTOS}.let_go_of", 60 * MINUTES),
    Job("remove_unopened", Text("删除无事项涉及、期限届满的照片", "delete photos of audits that no matter touched, after their period"), f"{_PHOTOS}.unopened", at=time(2, 10)),
    Job("forget", Text("销毁期限届满月份的密钥", "destroy the keys of months whose period has passed"), f"{_PRESENCE}.forget_months", at=time(2, 30)),
    Job("forget_photos", Text("删除密钥已销毁月份的照片文件", "delete the photo files of months whose key is destroyed"), f"{_PHOTOS}.forgotten", at=time(2, 40)),
    Job("forget_inspection_photos", Text("销毁保存期限届满的检查照片及其密钥", "destroy the photos of inspections whose period has passed, with their keys"), "gongxin.casework.inspections.turns.forgotten", at=time(2, 45)),
    Job("forget_snapshots", Text("删除仍含已销毁位置信息的监测快照", "delete the snapshots of runs that still hold forgotten places"), "gongxin.casework.runs.turns.forgotten", at=time(2, 50)),
    Job("tell_the_ledger", Text("将新颁发和变更的证书写入公开账本", "tell the public ledger of certificates issued and changed"), "gongxin.casework.public_log.tasks.tell", MINUTES),
    Job("fix_the_registry", Text("将证书登记状况固定到公开账本", "fix the register of certificates in the public ledger"), "gongxin.casework.public_log.tasks.fix", at=time(3, 10)),
)  # fmt: skip
