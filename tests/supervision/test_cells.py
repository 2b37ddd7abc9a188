"""Cells in words."""

import pytest

from gongxin.records import TABLES
from gongxin.supervision.cells import readable


@pytest.mark.parametrize(
    ("table", "column", "text", "zh"),
    [
        ("certificates", "status", "02", "02 暂停"),
        ("certificates", "status", "77", "77"),
        ("certificates", "cert_no", "02", "02"),
        ("audit_plans", "cancelled", "true", "是"),
        ("audit_plans", "cancelled", "", ""),
        ("bodies", "status", "approved", "批准有效"),
    ],
)
def test_a_code_is_told_with_its_meaning(table, column, text, zh):
    assert readable(TABLES[table][column], text, "zh") == zh


def test_each_member_of_a_list_is_told():
    told = readable(TABLES["audit_plans"]["stage_codes"], "0101；0102", "en")
    assert [part[:4] for part in told.split("；")] == ["0101", "0102"]
