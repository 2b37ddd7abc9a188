"""What is kept as a code in the trail and told in words when it is read."""

from __future__ import annotations

from gongxin.i18n import Text

WAYS = {
    "password": Text("密码", "password"),
    "passkey": Text("通行密钥", "passkey"),
    "government": Text("统一身份认证", "government sign-on"),
    "password+totp": Text("密码和验证码", "password and authenticator code"),
    "password+recovery_codes": Text("密码和恢复码", "password and recovery code"),
    "password+webauthn": Text("密码和安全密钥", "password and security key"),
    "government+totp": Text("统一身份认证和验证码", "government sign-on and authenticator code"),
    "government+recovery_codes": Text("统一身份认证和恢复码", "government sign-on and recovery code"),
    "government+webauthn": Text("统一身份认证和安全密钥", "government sign-on and security key"),
}
REASONS = {
    "wrong": Text("用户名或密码不符", "name or password do not match"),
    "paused": Text("多次输错，暂停登录", "paused after too many wrong attempts"),
    "code": Text("验证码不符", "wrong code of the second factor"),
    "government": Text("统一身份认证未放行", "the government sign-on gave no account that may enter"),
}
FACTORS = {
    "totp": Text("验证器应用", "an authenticator app"),
    "webauthn": Text("安全密钥或通行密钥", "a security key or passkey"),
    "recovery_codes": Text("恢复码", "recovery codes"),
}
PURPOSES = {
    "warning": Text("核查预警或线索", "to work a warning or lead"),
    "inspection": Text("准备或实施检查", "to prepare or carry out an inspection"),
    "complaint": Text("办理投诉举报", "to handle a complaint or report"),
    "case": Text("办理案件", "to work a case"),
    "registration": Text("办理登记或更正", "to handle a registration or correction"),
    "own_staff": Text("管理本机构人员", "to manage the own body's people"),
    "other": Text("其他法定职责", "another statutory duty"),
    "own": Text("本人查看", "own data"),
}
LEVELS = {
    "blue": Text("蓝色", "blue"),
    "yellow": Text("黄色", "yellow"),
    "orange": Text("橙色", "orange"),
    "red": Text("红色", "red"),
}
WEIGHTS = {
    "accepted": Text("采纳", "accepted"),
    "partly": Text("部分采纳", "accepted in part"),
    "rejected": Text("不采纳", "not accepted"),
    "silence": Text("未作说明", "no explanation was given"),
}
DRAFTS = {
    "letter": Text("函书", "a letter"),
    "inspection": Text("检查", "an inspection"),
    "case": Text("案件", "a case"),
}
ADDRESSEES = {"body": Text("认证机构", "the body"), "person": Text("审核员", "the auditor")}
REMOVED = {
    "period": Text("保存期限届满", "their period has passed"),
    "unopened": Text("无事项涉及，较短的期限届满", "no matter ever touched their audit, the shorter period has passed"),
}
OUTCOMES = {  # of witnessing an audit
    "in_order": Text("未发现问题", "in order"),
    "shortcomings": Text("发现问题", "shortcomings"),
    "serious": Text("发现严重问题", "serious shortcomings"),
    "not_held": Text("审核未进行", "the audit was not held"),
}
