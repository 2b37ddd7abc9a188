"""What may enter the ledger: one table of kinds with their fields. What is not declared here is refused.

Every field has a form, and no form has room for the name, number or address of a person. `sentence` is the only free
text; it is short, and a text that holds what looks like a personal number or a telephone is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from gongxin.i18n import Text

LONGEST_SENTENCE = 300
PERSONAL = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9}|\d{3,4}-\d{7,8})(?!\d)|[^\s@]+@[^\s@]+\.\w+")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/()+-]{0,79}")
NUMBER = re.compile(r"[^\x00-\x20\x7f]{1,80}")
DIGEST = re.compile(r"[0-9a-f]{64}")
CHINA = "+08:00"


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    """To the second, with China's offset: 2026-06-30T09:00:00+08:00."""
    try:
        return isinstance(value, str) and value.endswith(CHINA) and datetime.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and bool(pattern.fullmatch(value)) and value.isprintable()


def _is_sentence(value: Any) -> bool:
    well = isinstance(value, str) and value.isprintable() and 0 < len(value) <= LONGEST_SENTENCE
    return well and not PERSONAL.search(value)


FORMS = {
    "day": _is_day,
    "moment": _is_moment,
    "code": lambda value: _matches(CODE, value),
    "number": lambda value: _matches(NUMBER, value),
    "digest": lambda value: _matches(DIGEST, value),
    "count": lambda value: isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53,
    "sentence": _is_sentence,
}


@dataclass(frozen=True)
class Field:
    """A field of a kind: its form (a key of `FORMS`), its label, and whether it may be left out."""

    name: str
    form: str
    label: Text
    optional: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of entry."""

    name: str
    title: Text
    fields: tuple[Field, ...]

    @property
    def by_name(self) -> Mapping[str, Field]:
        """Field name → field."""
        return {field.name: field for field in self.fields}


FORM_MARK = re.compile(r"(\w+): (\w+)(\??) · ([^·]+) · ([^·]+)")


def _kind(name: str, zh: str, en: str, fields: str) -> Kind:
    """A kind with its fields drawn as lines `name: form · zh · en`; a question mark: may be left out."""
    drawn = [line.strip() for line in (COMMON + fields).splitlines() if line.strip()]
    found = [FORM_MARK.fullmatch(line) for line in drawn]
    assert all(line is not None and line[2] in FORMS for line in found), name
    return Kind(
        name, Text(zh, en),
        tuple(Field(line[1], line[2], Text(line[4].strip(), line[5].strip()), bool(line[3])) for line in found if line),
    )  # fmt: skip


COMMON = """at: moment · 记入时间 · Entered at
"""
CERTIFICATE = """
    certificate: number · 证书编号 · Certificate number
    body: code · 机构批准号 · Body
    organisation: code? · 统一社会信用代码 · Organisation
    standard: number? · 认证依据 · Standard
    status: code · 状态 · State
    from: day? · 起始日期 · Valid from
    to: day? · 截止日期 · Valid to
"""
DRAW = """
    draw: code · 抽查编号 · Draw
"""
LIST = """
    list: code · 名单 · List
    subject: code · 主体编号 · Subject
    version: count? · 版本 · Version
    from: day · 起始日期 · From
    ground: code? · 依据 · Ground
    decision: digest? · 决定书摘要 · Digest of the decision
"""
DECLARED: tuple[Kind, ...] = (
        _kind("certificate-issued", "颁发证书", "Certificate issued", CERTIFICATE),
        _kind(
            "certificate-changed", "证书状态变更", "Certificate changed",
            CERTIFICATE + """event: code · 事件 · Event
    on: day · 发生日期 · On
    reason: code? · 原因代码 · Reason""",
        ),
        _kind(
            "draw-committed", "抽查方案封存", "Draw committed",
            DRAW + """    commitment: digest · 封存值 · Commitment
    beacon: sentence · 公共随机源 · Public randomness named
    method: code · 方法版本 · Version of the method
    replaces: code? · 替代的抽查 · Draw replaced""",
        ),
        _kind(
            "draw-drawn", "抽查结果", "Draw drawn",
            DRAW + """    commitment: digest · 封存值 · Commitment
    outcome: digest · 抽查结果摘要 · Digest of the outcome""",
        ),
        _kind("draw-aborted", "抽查中止", "Draw aborted", DRAW + "    reason: sentence · 理由 · Reason"),
        _kind(
            "draw-replaced", "抽查重做", "Draw replaced",
            DRAW + "    by: code · 新的抽查 · New draw\n    reason: sentence · 理由 · Reason",
        ),
        _kind(
            "inspector-substituted", "更换检查人员", "Inspector substituted",
            DRAW + """    visit: code · 检查对象 · Visit
    out: code · 换下 · Out
    in: code · 换上 · In
    reason: sentence · 理由 · Reason""",
        ),
        _kind(
            "draw-closed", "抽查结束", "Draw closed",
            DRAW + "    arms: digest · 盲抽部分摘要 · Digest of the blind share",
        ),
        _kind(
            "result-published", "公布检查结果", "Result published",
            """    inspection: code · 检查编号 · Inspection
    draw: code? · 抽查编号 · Draw
    object: code · 对象 · Object
    outcome: code · 结果 · Outcome
    inspected: day · 检查日期 · Inspected on
    record: digest · 公示记录摘要 · Digest of the record published""",
        ),
        _kind("list-entered", "列入名单", "List entry", LIST),
        _kind("list-left", "移出名单", "List exit", LIST),
        _kind(
            "registry-checkpoint", "登记库快照", "Checkpoint of the registry",
            """    as_of: day · 截至日期 · As of
    certificates: digest · 证书映射根 · Root of the map of certificates
    certificates_size: count · 证书映射大小 · Size of the map of certificates
    holdings: digest · 组织与标准映射根 · Root of the map of organisation and standard
    holdings_size: count · 组织与标准映射大小 · Size of the map of organisation and standard
    states: digest? · 离线状态包摘要 · Digest of the offline bundle""",
        ),
        _kind(
            "fact-committed", "事实封存", "Fact committed",
            "    about: code · 事项 · Matter\n    commitment: digest · 封存值 · Commitment",
        ),
        _kind(
            "fact-opened", "事实公开", "Fact opened",
            """    about: code · 事项 · Matter
    commitment: digest · 封存值 · Commitment
    salt: digest · 盐 · Salt
    fact: digest · 事实摘要 · Digest of the fact""",
        ),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in DECLARED}
assert len(KINDS) == len(DECLARED), "a kind of entry is declared twice"


def moment(at: datetime) -> str:
    """A time as entries write it. Times without a zone are China Standard Time, as everywhere in the records."""
    china = timezone(timedelta(hours=8))
    return (at.replace(tzinfo=china) if at.tzinfo is None else at.astimezone(china)).replace(microsecond=0).isoformat()
