"""What kinds of record an entry of the trail may be about, in words."""

from __future__ import annotations

from gongxin.i18n import Text
from gongxin.records import TABLES

KINDS = {
    "account": Text("账号", "account"),
    "back_test": Text("回溯检验", "back-test"),
    "detector": Text("检测项", "detector"),
    "draw": Text("抽查", "draw"),
    "holder_notices": Text("持证组织告知", "notices to holders"),
    "inspection": Text("监督检查", "inspection"),
    "inspector": Text("检查人员", "inspector"),
    "key": Text("接口密钥", "API key"),
    "list": Text("列表", "list"),
    "name_list": Text("名录", "name list"),
    "objection": Text("异议", "objection"),
    "month": Text("月份", "month"),
    "organisation": Text("获证组织", "organisation"),
    "person": Text("人员", "person"),
    "plan": Text("审核计划", "audit plan"),
    "rule": Text("规则", "rule"),
    "run": Text("监测运行", "run"),
    "sign_in": Text("签到", "sign-in"),
    "submission": Text("上报", "submission"),
    "visit": Text("现场审核", "visit"),
    "year_plan": Text("年度检查计划", "yearly inspection plan"),
    "warning": Text("预警", "warning"),
}


def kind_in(kind: str, language: str) -> str:
    """The kind in words: a table of the contract, one of KINDS, or as it was written."""
    if kind in TABLES:
        return TABLES[kind].zh if language == "zh" else TABLES[kind].en
    return KINDS[kind].in_language(language) if kind in KINDS else kind
