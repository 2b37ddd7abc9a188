"""Words that stand beside a sign-in, and words with which one is refused. Nothing marked is thereby false."""

from __future__ import annotations

from gongxin.i18n import Text

MARKS = {
    "no_passkey": Text("未用通行密钥签名", "not signed with a passkey"),
    "passkey_unknown": Text("通行密钥未与签到人绑定", "the passkey is not bound to this person"),
    "passkey_refused": Text("签名与签到内容不符", "the signature does not fit what was signed"),
    "clock_off": Text("手机时钟偏差过大", "the phone's clock was off"),
    "clock_ahead": Text("签到时间晚于接收时间", "signed at a time that had not come yet"),
    "sent_late": Text("事后补传", "sent long after signing"),
    "no_place": Text("无位置", "without a place"),
    "bad_place": Text("位置不是有效坐标", "the place is not on the globe"),
    "by_colleague": Text("由他人代为发送", "sent by a colleague"),
    "by_body": Text("由机构系统转送", "sent by the body's own system"),
    "unknown_plan": Text("系统中没有该审核计划", "no audit plan of this number is known"),
    "no_such_challenge": Text("没有这次随机核验", "no such challenge was put to this person"),
}
CIRCUMSTANCES = {
    "remote": Text("远程审核", "held remotely"),
    "address_not_found": Text("计划地址无法定位", "the address of the plan cannot be found"),
    "phone_failed": Text("成员手机故障", "the member's phone failed"),
}
REFUSALS = {
    "unreadable": Text("无法读取", "not readable as a sign-in"),
    "too_large": Text("超过允许的大小", "larger than is taken"),
    "not_allowed": Text("无权发送", "the sender may not send sign-ins"),
    "number_used": Text("该编号已用于另一次签到", "the number was used for another sign-in"),
    "not_own_plan": Text("不是本机构的审核计划", "not an audit plan of this body"),
}
