"""Every kind of honest noise is there, about as often as calibrated, in bodies without misconduct too."""

from datetime import date, timedelta

import pytest

from gongxin.law.calendar import WorkingCalendar
from gongxin.simulate.calibration import number

# What must occur in bodies in which nothing was planted, and at least how often.
NOISE = {
    "addresses that no map knows": ("SELECT count(*) FROM honest WHERE site_lat IS NULL AND NOT remote", 50),
    "… explained by the auditor or the body": ("SELECT count(*) FROM told WHERE reason = '地址无法定位'", 50),
    "remote audits, with their reason": ("SELECT count(*) FROM honest WHERE remote AND remote_reason <> ''", 30),
    "firms that moved": ("SELECT count(*) FROM told WHERE reason = '企业搬迁'", 10),
    "closing meetings at another site": ("SELECT count(*) FROM told WHERE reason = '多场所审核'", 10),
    "auditors replaced at short notice": ("SELECT count(*) FROM told WHERE reason = '审核人员更换'", 5),
    "integrated audits": ("SELECT count(*) FROM honest WHERE contains(domain_codes, '；')", 500),
    "integrated audits reported as bound plans": (
        "SELECT count(*) FROM (SELECT 1 FROM honest GROUP BY org_id, body_id, planned_start_at HAVING count(*) > 1)",
        100,
    ),
    "plans cancelled in time": ("SELECT count(*) FROM honest WHERE cancelled", 20),
    "plans changed in time": ("SELECT count(*) FROM honest WHERE changed_at <= planned_start_at", 100),
    "meetings that began late": (
        "SELECT count(*) FROM honest JOIN sign_ins USING (plan_id) WHERE moment = 'opening' "
        "AND sign_ins.\"at\" > planned_start_at + INTERVAL 30 MINUTE",
        50,
    ),
    "sign-ins kept on the phone for want of a network": (
        "SELECT count(*) FROM sign_ins JOIN honest USING (plan_id) WHERE received_at > sign_ins.\"at\" + INTERVAL 1 HOUR",
        200,
    ),
    "certificates suspended in time": ("SELECT count(*) FROM certificates JOIN clean USING (body_id) WHERE status = '02'", 50),
    "certificates restored": (
        "SELECT count(*) FROM certificate_events JOIN certificates USING (cert_no) JOIN clean USING (body_id) "
        "WHERE event = 'restored'",
        50,
    ),
    "certificates taken over from another body": (
        "SELECT count(*) FROM certificates JOIN clean USING (body_id) WHERE transferred_from <> ''",
        5,
    ),
    "many certificates replaced on one day for a new standard": (
        "SELECT max(n) FROM (SELECT count(*) n FROM certificates JOIN clean USING (body_id) "
        "WHERE status = '03' GROUP BY body_id, status_on)",
        10,
    ),
    "buildings with many firms that are no shells": (
        "SELECT count(*) FROM (SELECT 1 FROM organisations GROUP BY regexp_replace(address, '[0-9]+室$', '') "
        "HAVING count(*) >= 5)",
        15,
    ),
    "phones handed on": (
        "SELECT count(*) FROM (SELECT 1 FROM sign_ins JOIN honest USING (plan_id) GROUP BY device_id "
        "HAVING count(DISTINCT person_id) = 2)",
        3,
    ),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def honest(ask):
    """Plans of the bodies in which nothing was planted, and the explanations of them."""
    ask("CREATE VIEW clean AS SELECT body_id FROM judged WHERE NOT fraudulent")
    ask("CREATE VIEW honest AS SELECT p.* FROM audit_plans p SEMI JOIN clean USING (body_id)")
    ask("CREATE VIEW told AS SELECT e.* FROM explanations e SEMI JOIN honest USING (plan_id)")


@pytest.mark.parametrize("name", NOISE)
def test_honest_bodies_show(value, name):
    question, least = NOISE[name]
    assert value(question) >= least


def test_audits_shift_with_the_festivals(ask):
    calendar = WorkingCalendar()
    days = {row[0] for row in ask("SELECT DISTINCT planned_start_at::date FROM honest WHERE NOT cancelled")}
    assert [day for day in days if not calendar.is_working_day(day)] == []
    window = [date(2025, 1, 1) + timedelta(n) for n in range(540)]
    shifted = [day for day in window if day.weekday() >= 5 and calendar.is_working_day(day)]
    assert shifted
    assert len(days & set(shifted)) >= len(shifted) * 0.8


@pytest.mark.parametrize(
    ("share", "question"),
    [
        ("unlocatable_share", "SELECT avg((site_lat IS NULL)::int) FROM honest"),
        ("remote_share", "SELECT avg(remote::int) FROM honest WHERE stage_codes = '03'"),
        ("cancelled_plan_share", "SELECT avg(cancelled::int) FROM honest"),
        ("offline_share", 'SELECT avg((received_at > "at" + INTERVAL 29 MINUTE)::int) FROM sign_ins'),
    ],
)
def test_noise_is_about_as_frequent_as_calibrated(value, share, question):
    assert value(question) == pytest.approx(number(share), rel=0.5)


def test_between_three_and_eight_of_a_hundred_honest_audits_look_odd(value):
    odd = value(
        "SELECT avg((site_lat IS NULL OR remote OR plan_id IN (SELECT plan_id FROM told))::int) FROM honest "
        "WHERE NOT coalesce(cancelled, false)"
    )
    assert 0.03 <= odd <= 0.08


def test_what_was_explained_was_explained_by_those_who_may(ask):
    assert {row[0] for row in ask('SELECT DISTINCT "by" FROM explanations')} == {"auditor", "body"}
