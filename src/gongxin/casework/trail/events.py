"""What can be written into the audit trail: one code per kind of act, with the sentence that is made when it is read.

The entry keeps the code and the data; the sentence is never stored, so it can be read in either language and mended.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.i18n import Text


@dataclass(frozen=True)
class Event:
    """One kind of entry. `sentence` names the placeholders that `data` must hold; `by` is always there."""

    code: str
    sentence: Text


EVENTS = {
    event.code: event
    for event in (
        Event("signed_in", Text("%(by)s 登录", "%(by)s signed in")),
        Event("sign_in_failed", Text("账号 %(username)s 登录失败", "sign-in as %(username)s failed")),
        Event("signed_out", Text("%(by)s 退出", "%(by)s signed out")),
        Event("looked_at_personal", Text("%(by)s 为“%(purpose)s”查看了 %(subject)s 的个人信息", "%(by)s looked at personal data of %(subject)s for “%(purpose)s”")),
        Event("dataset_imported", Text("%(by)s 导入 %(origin)s：新增 %(added)s，变更 %(changed)s，拒收 %(rejected)s", "%(by)s imported %(origin)s: %(added)s new, %(changed)s changed, %(rejected)s set aside")),
        Event("dataset_exported", Text("%(by)s 导出数据，状态日 %(on)s，共 %(rows)s 行", "%(by)s exported the data as of %(on)s, %(rows)s rows")),
        Event("list_exported", Text("%(by)s 导出列表 %(list)s，共 %(rows)s 行", "%(by)s exported the list %(list)s, %(rows)s rows")),
        Event("run_started", Text("%(by)s 发起监测，状态日 %(as_of)s", "%(by)s started a run as of %(as_of)s")),
        Event("run_ended", Text("监测完成，状态日 %(as_of)s，发现 %(findings)s 条", "a run as of %(as_of)s ended with %(findings)s findings")),
        Event("run_failed", Text("监测失败，状态日 %(as_of)s", "a run as of %(as_of)s failed")),
        Event("record_corrected", Text("%(by)s 更正 %(table)s %(key)s，自 %(from_on)s 起：%(ground)s", "%(by)s corrected %(table)s %(key)s from %(from_on)s on: %(ground)s")),
        Event("certificate_state_changed", Text("%(by)s 将证书 %(cert_no)s 由 %(frm)s 变为 %(to)s，自 %(on)s 起", "%(by)s moved certificate %(cert_no)s from %(frm)s to %(to)s from %(on)s on")),
        Event("body_revoked", Text("%(by)s 撤销机构 %(body_id)s 的批准，自 %(on)s 起；%(certificates)s 张证书随之失效，%(holders)s 家组织待告知", "%(by)s revoked the approval of %(body_id)s from %(on)s on; %(certificates)s certificates lost effect, %(holders)s holders to be told")),
    )
}  # fmt: skip
