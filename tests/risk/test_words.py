"""The sentences of reasons: numbers with their measure words in Chinese, with their nouns in English."""

import pytest

from gongxin.risk.indicators import indicators
from gongxin.risk.measure_words import COUNTED, OF
from gongxin.risk.words import change, reason


def row(indicator, numerator, denominator, expected=0.2):
    return {"indicator": indicator, "numerator": numerator, "denominator": denominator, "expected": expected}


REASONS = {
    "stages_out_of_order": (2, 26, "审核阶段缺失或异常：26张证书中2张（7.7%），同类机构约0.2张"),
    "sign_in_missing": (2, 1390, "未完成签到：1,390项现场审核计划中2项（0.14%），同类机构约0.2项"),
    "idle_registration": (6, 33, "挂证：33名注册人员中6名（18.2%），同类机构约0.2名"),
    "burst_of_certificates": (1, 1, "批量发证：1家机构中1起（100%），同类机构约0.2起"),
    "presence_conflict": (2, 24, "同一人同时在多处：24项审核计划中2起（8.3%），同类机构约0.2起"),
    "verified_complaints": (2.98, 524, "查实的投诉举报（按时间衰减）：524张证书中2.98件（0.57%），同类机构约0.2件"),
    "bad_inspections": (0.6, 1, "监督检查发现问题（按轻重和时间）：1次监督检查中0.6次（60%），同类机构约0.2次"),
    "new_body": (11.61, 24, "新设机构（距满期限的月数）：11.61个月（满分水平24个月）"),
    "few_staff": (3, 10, "专职认证人员不足（缺少人数）：3人（满分水平10人）"),
    "accreditation_lost": (0.5, 1, "认可被暂停或撤销：0.5（满分水平1）"),
    "penalties": (1, 1, "行政处罚（按时间衰减）：1件"),
    "evidence_of_false_certification": (1.58, 1, "虚假认证证据（等效线索数）：1.58条"),
    "suspension_return": (1, 1, "停业整顿或恢复未满期限：1次"),
}


@pytest.mark.parametrize("indicator", REASONS)
def test_a_reason_in_chinese(indicator):
    numerator, denominator, sentence = REASONS[indicator]
    assert reason(row(indicator, numerator, denominator)).zh == sentence


def test_a_reason_in_english_keeps_its_nouns_and_its_space():
    told = reason(row("stages_out_of_order", 2, 26)).en
    assert told == "Stage missing or out of order: 2 of 26 certificates (7.7 %); like bodies would have about 0.2"


def test_a_change_in_both_languages():
    told = change(row("stages_out_of_order", 2, 26), 1)
    assert told.zh == "“审核阶段缺失或异常”由2张（7.7%）降至1张（3.8%）"
    assert told.en == "“Stage missing or out of order” fell from 2 (7.7 %) to 1 (3.8 %) of 26 certificates"
    assert change(row("penalties", 2, 1), 1).zh == "“行政处罚（按时间衰减）”由2件降至1件"


def test_every_indicator_has_its_measure_words():
    assert {one.of.zh for one in indicators().values()} == set(OF)
    assert set(COUNTED) <= set(indicators())
