"""Profiles and the picture as pages: who may open them, what stands there, what is hidden, how many questions they ask."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongxin.casework.profiles.models import BodyCounts
from gongxin.casework.registry.models import AuditPlan, KnownComplaint, Rule, TeamMember
from gongxin.casework.registry.recording import record
from gongxin.casework.runs.models import Finding, Run
from gongxin.casework.trail.models import Entry
from tests.casework.profiles.world import BODY, DAY, FAR, OTHER, TWIN

PROFILE, PICTURE, PERSON = f"/bodies/{BODY}/profile", "/picture", "/people/A-1/profile"


def charts(page):
    """Every chart of a page: its id and its options."""
    found = re.findall(r'<script id="([^"]+)" type="application/json">(.*?)</script>', page, flags=re.S)
    return {name: json.loads(text) for name, text in found}


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def state(client, kind, key, back):
    return client.post("/trail/purpose/", {"subject_kind": kind, "subject_id": key, "purpose": "warning", "next": back})


# ---- the profile of a body


def test_the_profile_has_every_section_with_chart_and_table(reader):
    page = text(reader("national_regulator"), PROFILE)
    assert set(charts(page)) == {
        "trend-chart", "strip-chart", "history-chart", "flow-chart", "mix-chart", "points-chart", "load-chart",
        "network-chart",
    }  # fmt: skip
    assert page.count("<caption") == len(charts(page)) + 1  # a table for each chart, and one of transfers
    for words in ("东方认证", "Score 55.0, 95 % interval 50.0 to 60.0", "Fixed by a direct rule", "If it fell, the grade",
                  "small, management systems (4 bodies)", "南方认证", "possible predecessor", "旧日认证", "found f1 a person"):  # fmt: skip
        assert words in page


def test_the_profile_in_chinese(reader):
    page = text(reader("national_regulator", language="zh-hans"), PROFILE)
    for words in (
        "全景画像",
        "分数 55.0",
        "异常数据",
        "证书进出",
        "可能的前身",
        "发现 f1 某人员",
        "如果减少，等级将为B",
    ):
        assert words in page


def test_prompts_lead_to_the_findings_and_to_the_list_of_them(reader):
    page = text(reader("national_regulator"), PROFILE)
    assert 'href="/findings/f1/"' in page
    assert f'href="/findings/?body_id={BODY}&amp;detector=p06_no_audit"' in page


@pytest.mark.parametrize(
    ("role", "ties", "grade", "others"),
    [
        ("national_regulator", {}, True, True),
        ("provincial_regulator", {"division": "370000"}, True, True),
        ("inspector", {"division": "370000"}, False, True),
        ("expert", {"division": "370000"}, False, True),
        ("body_staff", {"body_id": BODY}, True, False),
    ],
)
def test_what_a_role_sees_of_a_profile(reader, role, ties, grade, others):
    page = text(reader(role, **ties), PROFILE)
    assert ("trend-chart" in charts(page), "strip-chart" in charts(page)) == (grade, grade)
    assert ("shared auditors" in page) == others
    assert ("25.5" in page) == others  # days for other bodies too


@pytest.mark.parametrize(
    ("role", "ties", "status"),
    [
        ("provincial_regulator", {"division": "440000"}, 404),
        ("body_staff", {"body_id": OTHER}, 404),
        ("auditor", {"person_id": "A-1"}, 403),
        ("certified_organisation", {"org_id": "O-1"}, 403),
        ("industry_association", {}, 403),
        ("internal_oversight", {}, 403),
    ],
)
def test_who_may_not_open_a_profile(reader, role, ties, status):
    assert reader(role, **ties).get(PROFILE).status_code == status


def test_a_profile_names_nobody_outside_the_jurisdiction(reader):
    page = text(reader("provincial_regulator", division="370000"), PROFILE)
    for hidden in (OTHER, "南方认证", FAR, "乙公司", "丙公司"):
        assert hidden not in page
    assert "a body outside your region" in page


def test_the_people_of_a_body_have_no_names_before_a_purpose_is_said(reader):
    client = reader("national_regulator")
    before = text(client, PROFILE)
    assert "Person 1" in before
    assert "张三丰" not in before
    assert "A-1" not in before
    assert not Entry.objects.filter(code="looked_at_personal").exists()
    assert state(client, "body", BODY, PROFILE).url == PROFILE
    assert "张三丰" in text(client, PROFILE)
    (entry,) = Entry.objects.filter(code="looked_at_personal")
    assert (entry.subject_kind, entry.subject_id, entry.data["purpose"]) == ("body", BODY, "warning")


def test_those_who_may_not_see_personal_data_are_not_asked_for_a_purpose(reader):
    page = text(reader("body_staff", body_id=BODY), PROFILE)
    assert "Person 1" in page
    assert "/trail/purpose/" not in page


def test_the_profile_of_an_earlier_day_has_the_grade_of_that_day(reader):
    page = text(reader("national_regulator"), f"{PROFILE}?on=2026-04-01")
    assert "Score 30.0" in page
    assert "No counts up to this day are kept" in page
    assert "flow-chart" not in charts(page)
    assert f'href="/bodies/{BODY}/?on=2026-04-01"' in page


def test_the_profile_before_the_first_run_says_so(reader):
    page = text(reader("national_regulator"), f"{PROFILE}?on=2026-01-01")
    assert "No run of supervision had ended by this day" in page
    assert set(charts(page)) == {"history-chart"}


def test_a_body_about_which_nothing_is_known_says_so_everywhere(reader):
    page = text(reader("national_regulator"), f"/bodies/{TWIN}/profile")
    for words in ("found nothing about this body", "No certificate came or went", "No shared address"):
        assert words in page


def test_names_are_written_as_text_not_as_html(reader, run):
    BodyCounts.objects.filter(body_id=BODY).update(
        domains=json.dumps([{"domain": "</script><b>x", "standing": 1, "suspended": 0, "issued": 1, "named": 0}])
    )
    page = text(reader("national_regulator"), PROFILE)
    assert "<b>x" not in page
    assert "&lt;b&gt;x" in page


def test_the_register_leads_to_the_profile_of_those_who_may_open_it(reader):
    link = f'href="{PROFILE}"'
    assert link in text(reader("national_regulator"), f"/bodies/{BODY}/")
    assert link not in text(reader("industry_association"), f"/bodies/{BODY}/")
    assert f'href="{PERSON}"' in text(reader("auditor", person_id="A-1"), "/people/A-1/")


# ---- the profile of a person


def test_a_person_is_shown_only_with_a_purpose_and_each_look_is_written(reader):
    client = reader("national_regulator")
    before = text(client, PERSON)
    assert "张三丰" not in before
    assert charts(before) == {}
    state(client, "person", "A-1", PERSON)
    page = text(client, PERSON)
    text(client, PERSON)
    assert "张三丰" in page
    assert set(charts(page)) == {"days-chart", "map-chart", "load-chart"}
    looks = Entry.objects.filter(code="looked_at_personal", subject_kind="person", subject_id="A-1")
    assert looks.count() == 2


def test_the_days_of_a_person_show_what_nobody_can_have_travelled(reader):
    client = reader("national_regulator")
    state(client, "person", "A-1", PERSON)
    page = text(client, PERSON)
    assert "1 audit does not fit the one before" in page
    assert "faster than anyone can travel" in page
    assert '<td class="gx-number">1547</td>' in page
    assert "found f1 A-1" in page


def test_the_days_of_a_person_outside_the_jurisdiction_are_not_shown(reader):
    client = reader("provincial_regulator", division="370000")
    state(client, "person", "A-1", PERSON)
    page = text(client, PERSON)
    assert "P-1" in page
    assert "P-3" not in page
    assert OTHER not in page


@pytest.mark.parametrize(
    ("role", "ties", "person", "status"),
    [
        ("expert", {"division": "370000"}, "A-1", 404),  # sees no personal data
        ("body_staff", {"body_id": BODY}, "A-1", 404),
        ("body_administrator", {"body_id": BODY}, "A-1", 200),
        ("body_administrator", {"body_id": BODY}, "A-4", 404),
        ("provincial_regulator", {"division": "370000"}, "A-4", 404),
        ("auditor", {"person_id": "A-1"}, "A-1", 200),
        ("auditor", {"person_id": "A-1"}, "A-2", 404),
        ("national_regulator", {}, "Z-9", 404),
    ],
)
def test_who_may_open_the_profile_of_a_person(reader, role, ties, person, status):
    assert reader(role, **ties).get(f"/people/{person}/profile").status_code == status


def test_auditors_see_their_own_days_and_anomalies_without_a_purpose(reader):
    page = text(reader("auditor", person_id="A-1"), PERSON)
    assert "P-3" in page
    assert "found f1 A-1" in page


@pytest.mark.parametrize(("asked", "shown"), [("2026-05", "2026-05"), ("1999-01", "2026-05"), ("<b>", "2026-05")])
def test_a_month_without_work_is_that_of_the_last_work(reader, asked, shown):
    page = text(reader("auditor", person_id="A-1"), f"{PERSON}?month={asked}")
    assert f"Days · {shown}" in page


# ---- the national picture


def test_the_picture_has_a_tile_and_a_row_for_each_province(reader):
    page = text(reader("national_regulator"), PICTURE)
    full, empty = charts(page)["picture-chart"]["series"]
    assert [tile["name"] for tile in full["data"]] == ["SD\n2", "GD\n2", "XJ\n2"]
    assert len(empty["data"]) == 31
    for name in ("Shandong", "Guangdong", "Xinjiang"):
        assert f">{name}</a>" in page


def test_the_picture_goes_down_and_back_up(reader):
    client = reader("national_regulator", language="zh-hans")
    page = text(client, f"{PICTURE}?within=370100&value=certificates")
    assert "历下区" in page
    assert 'href="/picture?within=370000&amp;value=certificates"' in page
    assert 'href="/picture?within=&amp;value=certificates"' in page


def test_a_local_regulator_begins_at_home_and_sees_nothing_else(reader):
    client = reader("provincial_regulator", division="370000")
    assert "济南市" in text(client, PICTURE)
    nation = text(client, f"{PICTURE}?within=")
    assert "Shandong" in nation
    assert "Guangdong" not in nation
    assert "Nothing of your jurisdiction lies here" in text(client, f"{PICTURE}?within=440000")


def test_grades_are_a_value_of_the_picture_only_for_those_who_may_see_them(reader):
    assert "bodies graded C or D" in text(reader("national_regulator"), f"{PICTURE}?value=grades")
    page = text(reader("expert", division="370000"), f"{PICTURE}?value=grades")
    assert "graded" not in page
    assert "Shandong · findings" in page


@pytest.mark.parametrize(("within", "status"), [("000000", 404), ("<b>", 404), ("370102", 200), ("", 200)])
def test_only_divisions_can_be_opened(reader, within, status):
    assert reader("national_regulator").get(PICTURE, {"within": within}).status_code == status


def test_the_picture_before_the_first_run_says_so(reader):
    assert "No counts up to this day are kept" in text(reader("national_regulator"), f"{PICTURE}?on=2026-01-01")


# ---- how many questions the database is asked


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def grow(run):
    """Ten times as much of everything a profile reads row by row."""
    for at in range(10):
        record(Rule, {"rule_no": f"G-1{at}", "body_id": BODY, "title": "规则", "filed_on": DAY})
        record(KnownComplaint, {"complaint_id": f"K-1{at}", "kind": "report", "about_kind": "body", "about_id": BODY,
                                "received_on": DAY, "verified": False})  # fmt: skip
        plan = AuditPlan.objects.get(plan_id="P-1")
        start = plan.planned_start_at + timedelta(days=at)
        record(AuditPlan, {**plan.values, "plan_id": f"P-1{at}", "planned_start_at": start, "planned_end_at": start})
        record(TeamMember, {"plan_id": f"P-1{at}", "person_id": "A-1", "role": "leader"})
        Finding.objects.create(
            **{f.attname: getattr(Finding.objects.get(pk="f1"), f.attname) for f in Finding._meta.concrete_fields}
            | {"finding_id": f"g{at}"}
        )
        Run.objects.create(as_of=DAY - timedelta(days=200 + at), state=Run.FAILED)
    counts = BodyCounts.objects.get(body_id=BODY)
    for part in ("points", "links", "auditors", "domains"):
        setattr(counts, part, json.dumps(counts.part(part) * 10))
    prompts = counts.part("prompts")
    prompts[0]["samples"] = [f"g{at}" for at in range(10)]
    counts.prompts = json.dumps(prompts)
    counts.save()


@pytest.mark.parametrize("address", [PROFILE, PERSON, PICTURE])
def test_the_number_of_queries_does_not_grow_with_the_rows(reader, run, address):
    client = reader("national_regulator")
    state(client, "person", "A-1", PERSON)
    before = queries(client, address)
    grow(run)
    assert queries(client, address) == before
    assert before <= 35
