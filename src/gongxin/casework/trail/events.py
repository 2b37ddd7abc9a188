"""What can be written into the audit trail: one code per kind of act, with the sentence that is made when it is read.

The entry keeps the code and the data; the sentence is never stored, so it can be read in either language and mended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongxin.casework.trail.words import (
    ADDRESSEES,
    DRAFTS,
    FACTORS,
    LEVELS,
    OUTCOMES,
    PURPOSES,
    REASONS,
    REMOVED,
    WAYS,
    WEIGHTS,
)
from gongxin.i18n import Text


@dataclass(frozen=True)
class Event:
    """One kind of entry. `sentence` names the placeholders that `data` must hold; `by` and `subject` are always there.

    `words` gives, for a placeholder that is kept as a code, what each code is called.
    """

    code: str
    sentence: Text
    words: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)


EVENTS = {
    event.code: event
    for event in (
        Event("signed_in", Text("%(by)s 登录（%(how)s）", "%(by)s signed in by %(how)s"), {"how": WAYS}),
        Event("sign_in_failed", Text("账号 %(username)s 登录失败：%(why)s", "sign-in as %(username)s failed: %(why)s"), {"why": REASONS}),
        Event("signed_out", Text("%(by)s 退出", "%(by)s signed out")),
        Event("signed_out_elsewhere", Text("%(by)s 结束了其他 %(sessions)s 处登录", "%(by)s ended %(sessions)s other sessions")),
        Event("password_changed", Text("%(by)s 更改了自己的密码", "%(by)s changed the own password")),
        Event("password_first_set", Text("账号 %(subject)s 通过一次性链接设定了密码", "account %(subject)s set its password by the one-time link")),
        Event("factor_added", Text("%(by)s 启用了%(factor)s", "%(by)s added %(factor)s"), {"factor": FACTORS}),
        Event("factor_removed", Text("%(by)s 停用了%(factor)s", "%(by)s removed %(factor)s"), {"factor": FACTORS}),
        Event("factor_renewed", Text("%(by)s 更换了%(factor)s", "%(by)s renewed %(factor)s"), {"factor": FACTORS}),
        Event("government_account_tied", Text("账号 %(subject)s 与统一身份认证账号关联", "account %(subject)s was tied to a government account")),
        Event("account_created", Text("%(by)s 创建账号 %(subject)s，角色 %(role)s", "%(by)s created account %(subject)s with the role %(role)s")),
        Event("account_changed", Text("%(by)s 变更账号 %(subject)s：%(changes)s", "%(by)s changed account %(subject)s: %(changes)s")),
        Event("account_disabled", Text("%(by)s 停用账号 %(subject)s：%(reason)s", "%(by)s disabled account %(subject)s: %(reason)s")),
        Event("account_enabled", Text("%(by)s 恢复账号 %(subject)s", "%(by)s enabled account %(subject)s again")),
        Event("account_link_made", Text("%(by)s 为账号 %(subject)s 生成一次性设密链接", "%(by)s made a one-time link for account %(subject)s")),
        Event("account_factors_removed", Text("%(by)s 清除了账号 %(subject)s 的第二因素", "%(by)s removed the second factor of account %(subject)s")),
        Event("purpose_stated", Text("%(by)s 说明查看 %(subject)s 个人信息的目的：%(purpose)s %(reference)s", "%(by)s stated why to look at personal data of %(subject)s: %(purpose)s %(reference)s"), {"purpose": PURPOSES}),
        Event("looked_at_personal", Text("%(by)s 为“%(purpose)s”查看了 %(subject)s 的个人信息", "%(by)s looked at personal data of %(subject)s for “%(purpose)s”"), {"purpose": PURPOSES}),
        Event("trail_exported", Text("%(by)s 导出审计日志，共 %(rows)s 条", "%(by)s exported %(rows)s entries of the audit trail")),
        Event("dataset_imported", Text("%(by)s 导入 %(origin)s：新增 %(added)s，变更 %(changed)s，拒收 %(rejected)s", "%(by)s imported %(origin)s: %(added)s new, %(changed)s changed, %(rejected)s set aside")),
        Event("dataset_exported", Text("%(by)s 导出数据，状态日 %(on)s，共 %(rows)s 行", "%(by)s exported the data as of %(on)s, %(rows)s rows")),
        Event("list_exported", Text("%(by)s 导出列表 %(list)s，共 %(rows)s 行", "%(by)s exported the list %(list)s, %(rows)s rows")),
        Event("run_started", Text("%(by)s 发起监测，状态日 %(as_of)s", "%(by)s started a run as of %(as_of)s")),
        Event("run_ended", Text("监测完成，状态日 %(as_of)s，发现 %(findings)s 条", "a run as of %(as_of)s ended with %(findings)s findings")),
        Event("run_failed", Text("监测失败，状态日 %(as_of)s", "a run as of %(as_of)s failed")),
        Event("record_corrected", Text("%(by)s 更正 %(table)s %(key)s，自 %(from_on)s 起：%(ground)s", "%(by)s corrected %(table)s %(key)s from %(from_on)s on: %(ground)s")),
        Event("certificate_state_changed", Text("%(by)s 将证书 %(cert_no)s 由 %(frm)s 变为 %(to)s，自 %(on)s 起", "%(by)s moved certificate %(cert_no)s from %(frm)s to %(to)s from %(on)s on")),
        Event("body_state_changed", Text("%(by)s 将机构 %(body_id)s 的批准状态由 %(frm)s 变为 %(to)s，自 %(on)s 起", "%(by)s moved the approval of %(body_id)s from %(frm)s to %(to)s from %(on)s on")),
        Event("body_cancelled", Text("%(by)s 注销机构 %(body_id)s 的批准，自 %(on)s 起；%(certificates)s 张证书随之失效，%(holders)s 家组织待告知", "%(by)s cancelled the approval of %(body_id)s from %(on)s on; %(certificates)s certificates lost effect, %(holders)s holders to be told")),
        Event("body_restored", Text("%(by)s 恢复机构 %(body_id)s 的批准，自 %(on)s 起；%(certificates)s 张证书随之恢复", "%(by)s restored the approval of %(body_id)s from %(on)s on; %(certificates)s certificates with it")),
        Event("holders_told", Text("%(by)s 登记已于 %(on)s 告知 %(holders)s 家组织", "%(by)s entered that %(holders)s holders were told on %(on)s")),
        Event("body_revoked", Text("%(by)s 撤销机构 %(body_id)s 的批准，自 %(on)s 起；%(certificates)s 张证书随之失效，%(holders)s 家组织待告知", "%(by)s revoked the approval of %(body_id)s from %(on)s on; %(certificates)s certificates lost effect, %(holders)s holders to be told")),
        Event("warning_raised", Text("发出%(level)s预警 %(subject)s，%(findings)s 条发现", "warning %(subject)s was raised, %(level)s, with %(findings)s findings"), {"level": LEVELS}),
        Event("warning_grew", Text("预警 %(subject)s 并入 %(added)s 条新发现，共 %(findings)s 条", "%(added)s new findings joined warning %(subject)s, %(findings)s in all")),
        Event("warning_level_changed", Text("预警 %(subject)s 由%(frm)s变为%(to)s", "warning %(subject)s went from %(frm)s to %(to)s"), {"frm": LEVELS, "to": LEVELS}),
        Event("warning_split", Text("核议后到的 %(findings)s 条发现转入预警 %(other)s", "%(findings)s findings that came after the request went into warning %(other)s")),
        Event("explanation_requested", Text("%(by)s 就预警 %(subject)s 要求说明，期限 %(due_on)s", "%(by)s asked for an explanation of warning %(subject)s, due on %(due_on)s")),
        Event("explanation_given", Text("%(addressee)s就预警 %(subject)s 作出说明", "%(addressee)s explained warning %(subject)s"), {"addressee": ADDRESSEES}),
        Event("explanation_complete", Text("%(addressee)s就预警 %(subject)s 作出说明，说明齐备", "%(addressee)s explained warning %(subject)s; all explanations are there"), {"addressee": ADDRESSEES}),
        Event("explanation_expired", Text("预警 %(subject)s 的说明期限于 %(due_on)s 届满", "the time to explain warning %(subject)s ran out on %(due_on)s")),
        Event("explanation_weighed", Text("%(by)s 核议预警 %(subject)s 的说明：%(weight)s。%(reason)s", "%(by)s weighed the explanation of warning %(subject)s: %(weight)s. %(reason)s"), {"weight": WEIGHTS}),
        Event("warning_closed", Text("%(by)s 关闭预警 %(subject)s：%(reason)s", "%(by)s closed warning %(subject)s: %(reason)s")),
        Event("warning_drafted", Text("%(by)s 为预警 %(subject)s 拟%(draft)s：%(reason)s", "%(by)s drafted %(draft)s for warning %(subject)s: %(reason)s"), {"draft": DRAFTS}),
        Event("warning_confirmed", Text("%(by)s 反馈预警 %(subject)s 属实：%(reason)s", "%(by)s confirmed warning %(subject)s: %(reason)s")),
        Event("warning_denied", Text("%(by)s 反馈预警 %(subject)s 为误报：%(reason)s", "%(by)s called warning %(subject)s a false alarm: %(reason)s")),
        Event("warning_reopened", Text("%(by)s 重新打开预警 %(subject)s：%(reason)s", "%(by)s opened warning %(subject)s again: %(reason)s")),
        Event("hand_over_offered", Text("%(by)s 提请将预警 %(subject)s 由 %(frm)s 移交 %(to)s：%(reason)s", "%(by)s offered warning %(subject)s from %(frm)s to %(to)s: %(reason)s")),
        Event("hand_over_accepted", Text("%(by)s 接收预警 %(subject)s，归属 %(to)s", "%(by)s took over warning %(subject)s for %(to)s")),
        Event("hand_over_refused", Text("%(by)s 不接收预警 %(subject)s：%(reason)s", "%(by)s refused to take over warning %(subject)s: %(reason)s")),
        Event("hand_over_withdrawn", Text("%(by)s 撤回预警 %(subject)s 的移交", "%(by)s withdrew the hand-over of warning %(subject)s")),
        Event("detector_snoozed", Text("%(by)s 暂停检测项 %(subject)s 在 %(region)s 的预警至 %(until_on)s：%(reason)s", "%(by)s put %(subject)s to sleep in %(region)s until %(until_on)s: %(reason)s")),
        Event("snooze_ended", Text("%(by)s 提前恢复检测项 %(subject)s 在 %(region)s 的预警", "%(by)s woke %(subject)s in %(region)s before its time")),
        Event("shadow_begun", Text("%(by)s 将 %(subject)s 置于试运行：%(reason)s", "%(by)s put %(subject)s in shadow: %(reason)s")),
        Event("shadow_ended", Text("%(by)s 结束 %(subject)s 的试运行", "%(by)s ended the shadow of %(subject)s")),
        Event("back_test_asked", Text("%(by)s 对监测 %(run)s 作回溯检验，%(k)s 次检查", "%(by)s asked for a back-test of run %(run)s with %(k)s inspections")),
        Event("submission_taken", Text("%(by)s 上报：新增 %(added)s，变更 %(changed)s，拒收 %(rejected)s", "%(by)s reported: %(added)s new, %(changed)s changed, %(rejected)s set aside")),
        Event("submission_refused", Text("%(by)s 的上报未能读取", "a submission of %(by)s could not be read")),
        Event("anomaly_explained", Text("%(by)s 说明了审核计划 %(plan_id)s 的异常", "%(by)s explained the anomaly of audit plan %(plan_id)s")),
        Event("grade_objected", Text("%(by)s 对机构 %(body_id)s 的等级 %(grade)s 提出异议", "%(by)s objected to grade %(grade)s of %(body_id)s")),
        Event("objection_withdrawn", Text("%(by)s 撤回了机构 %(body_id)s 的异议", "%(by)s withdrew the objection of %(body_id)s")),
        Event("objection_answered", Text("%(by)s 答复了机构 %(body_id)s 的异议：%(state)s", "%(by)s answered the objection of %(body_id)s: %(state)s")),
        Event("key_made", Text("%(by)s 为机构 %(body_id)s 创建接口密钥", "%(by)s made an API key for %(body_id)s")),
        Event("key_ended", Text("%(by)s 停用机构 %(body_id)s 的接口密钥", "%(by)s ended an API key of %(body_id)s")),
        Event("device_bound", Text("%(by)s 绑定了签到手机 %(device)s", "%(by)s bound the phone %(device)s for signing in")),
        Event("device_released", Text("%(by)s 解除了 %(subject)s 的签到手机 %(device)s：%(reason)s", "%(by)s released the phone %(device)s of %(subject)s: %(reason)s")),
        Event("sign_ins_forwarded", Text("%(by)s 转送签到 %(taken)s 条，拒收 %(refused)s 条", "%(by)s forwarded %(taken)s sign-ins, %(refused)s refused")),
        Event("challenge_issued", Text("向 %(person_id)s 发出审核 %(subject)s 的随机核验", "a presence challenge of audit %(subject)s was put to %(person_id)s")),
        Event("challenge_answered", Text("%(person_id)s 应答了审核 %(subject)s 的随机核验", "%(person_id)s answered the presence challenge of audit %(subject)s")),
        Event("challenge_missed", Text("%(person_id)s 未应答审核 %(subject)s 的随机核验", "%(person_id)s missed the presence challenge of audit %(subject)s")),
        Event("presence_questioned", Text("%(by)s 就审核 %(subject)s 的签到要求 %(to)s 说明，期限 %(due_on)s", "%(by)s asked %(to)s to explain the sign-ins of audit %(subject)s by %(due_on)s")),
        Event("presence_overdue", Text("审核 %(subject)s 的签到说明于 %(due_on)s 逾期", "the explanation of the sign-ins of audit %(subject)s was due on %(due_on)s")),
        Event("presence_explained", Text("%(by)s 说明了审核 %(subject)s 的签到", "%(by)s explained the sign-ins of audit %(subject)s")),
        Event("looked_at_photo", Text("%(by)s 查看了签到 %(subject)s 的第 %(number)s 张照片，目的：%(purpose)s", "%(by)s looked at photo %(number)s of sign-in %(subject)s, %(purpose)s"), {"purpose": PURPOSES}),
        Event("photos_let_go", Text("%(photos)s 张无签到写明的照片已删除", "%(photos)s photos that no sign-in named were deleted")),
        Event("photos_removed", Text("%(photos)s 张签到照片已删除：%(why)s", "%(photos)s photos of sign-ins were deleted: %(why)s"), {"why": REMOVED}),
        Event("own_data_taken", Text("%(by)s 下载了关于本人的全部数据：签到 %(sign_ins)s 条，照片 %(photos)s 张", "%(by)s downloaded everything kept about the own person: %(sign_ins)s sign-ins, %(photos)s photos")),
        Event("presence_reminded", Text("提醒 %(to)s 说明审核 %(subject)s 的签到，期限 %(due_on)s", "%(to)s was reminded to explain the sign-ins of audit %(subject)s by %(due_on)s")),
        Event("witness_planned", Text("%(by)s 安排 %(inspector)s 于 %(on)s 见证审核 %(subject)s", "%(by)s sent %(inspector)s to witness audit %(subject)s on %(on)s")),
        Event("witness_called_off", Text("%(by)s 取消了审核 %(subject)s 的见证：%(reason)s", "%(by)s called off the witnessing of audit %(subject)s: %(reason)s")),
        Event("witness_reported", Text("%(by)s 录入审核 %(subject)s 的见证结果：%(outcome)s。%(reason)s", "%(by)s entered the result of witnessing audit %(subject)s: %(outcome)s. %(reason)s"), {"outcome": OUTCOMES}),
        Event("year_plan_drafted", Text("%(by)s 起草 %(year)s 年度检查计划", "%(by)s drafted the inspection plan of %(year)s")),
        Event("year_plan_changed", Text("%(by)s 修改 %(year)s 年度检查计划草案", "%(by)s changed the draft of the inspection plan of %(year)s")),
        Event("year_plan_approved", Text("%(by)s 批准 %(year)s 年度检查计划", "%(by)s approved the inspection plan of %(year)s")),
        Event("year_plan_sent_back", Text("%(by)s 退回 %(year)s 年度检查计划", "%(by)s sent the inspection plan of %(year)s back")),
        Event("year_plan_published", Text("%(by)s 发布 %(year)s 年度检查计划", "%(by)s published the inspection plan of %(year)s")),
        Event("card_entered", Text("%(by)s 登记检查人员 %(subject)s，自 %(from_on)s 起：%(ground)s", "%(by)s entered inspector %(subject)s from %(from_on)s on: %(ground)s")),
        Event("list_fixed", Text("%(by)s 固定名录 %(subject)s，状态日 %(on)s，在册 %(listed)s，摘要 %(sha256)s", "%(by)s fixed the list %(subject)s as of %(on)s: %(listed)s on it, hash %(sha256)s")),
        Event("inspection_opened", Text("%(by)s 立项检查 %(subject)s，对象 %(object)s，人员 %(team)s", "%(by)s opened inspection %(subject)s of %(object)s with %(team)s")),
        Event("inspection_allowed", Text("%(by)s 批准实施检查 %(subject)s", "%(by)s allowed inspection %(subject)s")),
        Event("inspection_matter_added", Text("%(by)s 将事项 %(matter)s 并入检查 %(subject)s", "%(by)s added the matter %(matter)s to inspection %(subject)s")),
        Event("inspection_replaced", Text("%(by)s 将检查 %(subject)s 的 %(number)s 更换为 %(instead)s：%(reason)s", "%(by)s replaced %(number)s by %(instead)s in inspection %(subject)s: %(reason)s")),
        Event("inspection_issued", Text("%(by)s 出具检查 %(subject)s 的文书", "%(by)s issued the documents of inspection %(subject)s")),
        Event("inspection_begun", Text("%(by)s 开始检查 %(subject)s，已出示证件：%(team)s", "%(by)s began inspection %(subject)s; credentials were shown by %(team)s")),
        Event("inspection_answered", Text("%(by)s 填写检查 %(subject)s 的清单 %(answers)s 项", "%(by)s answered %(answers)s items of inspection %(subject)s")),
        Event("inspection_photo_taken", Text("%(by)s 为检查 %(subject)s 的 %(item)s 项附照片 %(sha256)s", "%(by)s added photo %(sha256)s to item %(item)s of inspection %(subject)s")),
        Event("inspection_photo_seen", Text("%(by)s 查看了检查 %(subject)s 的照片 %(sha256)s", "%(by)s looked at photo %(sha256)s of inspection %(subject)s")),
        Event("inspection_photos_forgotten", Text("检查 %(subject)s 的照片 %(photos)s 张已按期销毁", "%(photos)s photos of inspection %(subject)s were destroyed in time")),
        Event("inspection_signed", Text("%(by)s 结束检查 %(subject)s，签字 %(signatures)s 个", "%(by)s ended inspection %(subject)s with %(signatures)s signatures")),
        Event("inspection_entered", Text("%(by)s 录入检查 %(subject)s 的结果：%(outcome)s，由 %(answers_for)s 负责", "%(by)s entered the result of inspection %(subject)s: %(outcome)s; %(answers_for)s answers for it")),
        Event("inspection_sent_back", Text("%(by)s 退回检查 %(subject)s 的结果：%(reason)s", "%(by)s sent the result of inspection %(subject)s back: %(reason)s")),
        Event("inspection_approved", Text("%(by)s 审批检查 %(subject)s 的结果", "%(by)s approved the result of inspection %(subject)s")),
        Event("inspection_published", Text("%(by)s 公示检查 %(subject)s 的结果：%(outcome)s", "%(by)s published the result of inspection %(subject)s: %(outcome)s")),
        Event("inspection_closed", Text("%(by)s 办结检查 %(subject)s", "%(by)s closed inspection %(subject)s")),
        Event("inspection_postponed", Text("%(by)s 延期检查 %(subject)s：%(reason)s", "%(by)s postponed inspection %(subject)s: %(reason)s")),
        Event("inspection_resumed", Text("%(by)s 恢复检查 %(subject)s，改期至 %(due_on)s", "%(by)s took inspection %(subject)s up again, due on %(due_on)s")),
        Event("inspection_aborted", Text("%(by)s 终止检查 %(subject)s：%(reason)s", "%(by)s aborted inspection %(subject)s: %(reason)s")),
        Event("inspection_document_made", Text("%(by)s 生成检查 %(subject)s 的文书 %(document)s", "%(by)s made the document %(document)s of inspection %(subject)s")),
        Event("visit_bound", Text("%(org_id)s 于 %(on)s 的 %(plans)s 个审核计划按一次审核处理", "%(plans)s audit plans at %(org_id)s on %(on)s are bound as one visit")),
        Event("visit_loosed", Text("%(by)s 解绑了 %(org_id)s 于 %(on)s 的审核计划：%(reason)s", "%(by)s took the visit at %(org_id)s on %(on)s apart: %(reason)s")),
        Event("visit_bound_again", Text("%(by)s 重新绑定了 %(org_id)s 于 %(on)s 的审核计划：%(reason)s", "%(by)s bound the visit at %(org_id)s on %(on)s again: %(reason)s")),
        Event("snapshots_forgotten", Text("%(snapshots)s 份含已销毁位置信息的监测快照已删除", "%(snapshots)s snapshots of runs that held forgotten places were deleted")),
        Event("sign_ins_forgotten", Text("%(month)s 签到的位置、照片和设备信息已按期销毁", "places, photos and devices of the sign-ins of %(month)s were destroyed in time")),
        Event("draw_drafted", Text("%(by)s 起草抽查 %(subject)s", "%(by)s drafted the draw %(subject)s")),
        Event("draw_approved", Text("%(by)s 批准抽查 %(subject)s", "%(by)s approved the draw %(subject)s")),
        Event("draw_sent_back", Text("%(by)s 退回抽查 %(subject)s", "%(by)s sent the draw %(subject)s back")),
        Event("draw_committed", Text("%(by)s 封存抽查 %(subject)s 的名单：对象 %(objects)s 个，检查人员 %(people)s 名", "%(by)s sealed the lists of the draw %(subject)s: %(objects)s objects, %(people)s people")),
        Event("draw_carried_out", Text("%(by)s 完成抽查 %(subject)s：抽中 %(objects)s 个，检查 %(visits)s 次", "%(by)s carried out the draw %(subject)s: %(objects)s objects, %(visits)s visits")),
        Event("draw_substituted", Text("%(by)s 在抽查 %(subject)s 中更换 %(visit)s 的检查人员：%(reason)s", "%(by)s replaced an inspector of %(visit)s in the draw %(subject)s: %(reason)s")),
        Event("draw_sent", Text("%(by)s 按抽查 %(subject)s 立项检查 %(opened)s 次，共 %(visits)s 次", "%(by)s opened %(opened)s of %(visits)s inspections of the draw %(subject)s")),
        Event("draw_closed", Text("%(by)s 结束抽查 %(subject)s", "%(by)s closed the draw %(subject)s")),
        Event("draw_aborted", Text("%(by)s 中止抽查 %(subject)s：%(reason)s", "%(by)s gave the draw %(subject)s up: %(reason)s")),
    )
}  # fmt: skip
