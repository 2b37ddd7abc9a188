"""Who sees what of a profile and of the picture; as it was on another day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongxin.casework.profiles.after_run import count
from gongxin.casework.profiles.models import BodyCounts, PeerSpread, PlaceCounts
from gongxin.casework.profiles.reading.bodies import body_at, counts_of
from gongxin.casework.profiles.reading.grades import grade_of, trend_of
from gongxin.casework.profiles.reading.links import links_of
from gongxin.casework.profiles.reading.peers import standings
from gongxin.casework.profiles.reading.people import is_known, load_of, registrations_of, stays_of, work_of
from gongxin.casework.profiles.reading.picture import places_of, start_of
from gongxin.casework.profiles.reading.prompts import prompts_of
from gongxin.casework.profiles.reading.runs import counted_at, run_at
from gongxin.casework.profiles.reading.timeline import timeline
from gongxin.casework.registry.models import Body
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import Run
from tests.casework.accounts.people import someone
from tests.casework.profiles.world import BODY, DAY, ENDED, FAR, OTHER, TWIN, write_files

NOW = When(DAY)
SIGNED = datetime(2026, 5, 4, 8, 50, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def nation(run):
    return someone("national_regulator")


@pytest.fixture
def shandong(run):
    return someone("provincial_regulator", division="370000")


@pytest.fixture
def staff(run):
    return someone("body_staff", body_id=BODY)


def body(account, key=BODY, when=NOW):
    return body_at(account, key, when)


def test_bodies_outside_the_jurisdiction_have_no_profile(nation, shandong, staff):
    seen = {
        role: [key for key in (BODY, OTHER, TWIN, FAR) if body(account, key)]
        for role, account in (("nation", nation), ("shandong", shandong), ("staff", staff))
    }
    assert seen == {"nation": [BODY, OTHER, TWIN, FAR], "shandong": [BODY, TWIN], "staff": [BODY]}


def test_a_body_has_no_profile_before_it_was_approved(nation):
    assert body(nation, when=When(date(2010, 2, 28))) is None
    assert body(nation, when=When(date(2010, 3, 1))) is not None


def test_the_run_is_the_last_that_judged_a_day_before(run):
    first = Run.objects.order_by("id").first()
    assert [run_at(When(day)) for day in (date(2026, 3, 30), date(2026, 3, 31), date(2026, 6, 29), DAY)] == [
        None,
        first,
        first,
        run,
    ]


def test_a_run_that_had_not_ended_by_then_was_not_known(run):
    assert run_at(When(DAY, run.ended_at)) == run
    assert run_at(When(DAY, Run.objects.order_by("id").first().ended_at)).as_of == date(2026, 3, 31)


def test_the_grade_has_reasons_rule_and_what_would_change_it(run, nation):
    told = grade_of(body(nation), run)
    assert (told.grade, told.score, told.low, told.high) == ("C", 55.0, 50.0, 60.0)
    assert told.direct_rule.zh
    assert [(one.words.en, one.points, one.findings) for one in told.reasons] == [("No audit", 12.5, ("f2",))]
    assert [words.zh for words in told.missing] == ["未评估：某项"]
    assert told.change.en == "If it fell, the grade would be B"


def test_the_trend_goes_up_to_the_run_of_the_page(run, nation):
    assert [(p.as_of.isoformat(), p.grade) for p in trend_of(body(nation), run)] == [
        ("2026-03-31", "B"),
        ("2026-06-30", "C"),
    ]
    earlier = Run.objects.order_by("id").first()
    assert [p.grade for p in trend_of(body(nation), earlier)] == ["B"]
    assert counts_of(body(nation), earlier) is None  # only the latest counts are kept


def test_a_second_run_of_one_day_counts_once(run, nation):
    again = Run.objects.create(as_of=DAY, state=Run.ENDED)
    row = run.grade_set.get(body_id=BODY)
    row.pk, row.run, row.grade = None, again, "D"
    row.save()
    assert [p.grade for p in trend_of(body(nation), again)] == ["B", "D"]


def test_peers_are_compared_by_what_was_counted(run, nation):
    group, (one,) = standings(body(nation), run)
    assert (group, one.value, one.rank, one.bodies) == ("domain=A/size=small", 0.3, 100, 4)
    _, (low,) = standings(body(nation, FAR), run)
    assert (low.value, low.rank) == (0.0, 0)


def test_the_line_of_time_holds_every_linked_event(run, nation):
    record(
        Body,
        changed(body(nation), {"address": "新址5号"}),
        true_from=date(2026, 4, 1),
    )
    events = timeline(body(nation), NOW, trend_of(body(nation), run))
    assert [(event.day.isoformat(), event.lane) for event in events] == [
        ("2026-06-30", "grade"),
        ("2026-04-01", "approval"),
        ("2026-03-03", "inspection"),
        ("2026-01-15", "complaint"),
        ("2025-11-11", "penalty"),
        ("2024-02-02", "rule"),
        ("2010-03-01", "approval"),
        ("2010-03-01", "scope"),
    ]
    assert events[1].words.en == "Address: from “泉城路1号” to “新址5号”"


def test_nothing_of_a_later_day_stands_in_the_line_of_time(nation):
    events = timeline(body(nation), When(date(2026, 1, 15)), [])
    assert max(event.day for event in events) == date(2026, 1, 15)


def test_an_event_recorded_later_was_not_known_then(run, nation):
    record(Body, changed(body(nation), {"name": "更名认证"}), true_from=date(2026, 5, 1))
    then = When(DAY, run.ended_at)
    assert [e for e in timeline(body(nation), then, []) if "更名" in e.words.zh] == []
    assert [e.day for e in timeline(body(nation), NOW, []) if "更名" in e.words.zh] == [date(2026, 5, 1)]


def test_prompts_lead_to_findings_and_name_nobody(run, nation):
    found = prompts_of(nation, counts_of(body(nation), run))
    assert [(one.detector, one.number, [each.finding_id for each in one.samples]) for one in found] == [
        ("p06_no_audit", 4, ["f3", "f2", "f4"]),
        ("p03_impossible_travel", 1, ["f1"]),
    ]
    assert (found[1].samples[0].words.zh, found[1].samples[0].words.en) == ("发现 f1 某人员", "found f1 a person")


def ties(account, run):
    return {
        (link.kinds, link.other.key if link.other else None, link.hidden, tuple(each.key for each in link.clients))
        for link in links_of(account, counts_of(body(account), run), NOW)
    }


def test_ties_name_only_whom_the_reader_may_open(run, nation, shandong):
    assert (("auditors",), OTHER, False, ()) in ties(nation, run)
    assert (("client_legal_person",), None, False, ("O-1", "O-2", "O-3")) in ties(nation, run)
    assert (("auditors",), None, True, ()) in ties(shandong, run)
    assert (("client_legal_person",), None, False, ("O-1",)) in ties(shandong, run)
    assert (("address",), ENDED, False, ()) in ties(shandong, run)


def test_a_body_is_not_told_what_it_shares_with_others(run, staff):
    assert {kinds for kinds, *_ in ties(staff, run)} == {("client_legal_person",), ("own_address",)}


def test_people_are_known_by_a_registration_or_an_audit_in_the_jurisdiction(run, nation, shandong, staff):
    someone_else = someone("auditor", "other", person_id="A-2")
    readers = (nation, shandong, staff, someone_else)
    assert [[is_known(reader, person, NOW) for person in ("A-1", "A-2", "A-4", "Z")] for reader in readers] == [
        [True, True, True, False],
        [True, True, False, False],
        [True, True, False, False],
        [False, True, False, False],
    ]


def plans(account, person="A-1"):
    return sorted(plan.plan_id for plan in work_of(account, person, NOW).plans)


def test_the_days_of_a_person_are_those_of_the_jurisdiction(run, nation, shandong, staff):
    assert plans(nation) == ["P-1", "P-2", "P-3"]  # P-4 was cancelled
    assert plans(shandong) == ["P-1", "P-2"]
    assert plans(staff) == ["P-1", "P-2"]
    assert plans(someone("auditor", "own", person_id="A-1")) == ["P-1", "P-2", "P-3"]
    assert plans(someone("auditor", "another", person_id="A-2")) == []


def test_registrations_of_a_person_are_those_of_the_jurisdiction(run, nation, shandong):
    assert [row.registration_no for row in registrations_of(nation, "A-4", NOW)] == ["R-4"]
    assert registrations_of(shandong, "A-4", NOW) == []


def test_stays_are_told_by_sign_ins_where_there_are_any(run, nation):
    work = work_of(nation, "A-1", NOW)
    first, second = stays_of("A-1", work, date(2026, 5, 1), NOW)
    assert (first.plan_ids, first.signed, first.start) == (("P-1", "P-2"), True, SIGNED)
    assert (second.lat, second.lon) == (23.124, 113.36)
    (planned,) = stays_of("A-4", work_of(nation, "A-4", NOW), date(2026, 6, 1), NOW)
    assert (planned.signed, planned.hours, planned.lat) == (False, 32.0, 43.826)


def test_the_load_of_a_person_counts_an_integrated_audit_once(run, nation):
    may = load_of(work_of(nation, "A-1", NOW), BODY, DAY)[-2]
    assert (may.own, may.all) == (1.5, 25.5)


def picture(account, run, within=""):
    return {p.code: (p.certificates, p.audits, p.findings) for p in places_of(account, run, within)}


def test_the_picture_shows_what_lies_in_the_jurisdiction(run, nation, shandong, staff):
    whole = {"370000": (1, 2, 2), "440000": (2, 1, 2), "650000": (0, 1, 2)}
    assert picture(nation, run) == whole
    assert picture(shandong, run) == {"370000": (1, 2, 2)}
    assert picture(staff, run) == {"370000": (1, 2, 2), "440000": (1, 0, 2), "650000": (0, 0, 1)}
    county = someone("county_regulator", division="440106")
    assert picture(county, run) == {"440000": (2, 1, 2)}
    assert picture(someone("county_regulator", "other", division="440105"), run) == {}


def test_the_picture_goes_down_to_cities_and_counties(run, nation, staff):
    assert picture(nation, run, "370000") == {"370100": (1, 2, 2), "370200": (0, 0, 0)}  # a body sits in the second
    assert picture(nation, run, "370100") == {"370102": (1, 2, 2)}
    assert picture(staff, run, "440000") == {"440100": (1, 0, 2)}
    assert picture(staff, run, "370000") == {"370100": (1, 2, 2)}


def test_grades_are_in_the_picture_of_those_who_may_see_them(run, nation):
    graded = {p.code: (p.grave, p.graded) for p in places_of(nation, run, "")}
    assert graded == {"370000": (1, 2), "440000": (0, 1), "650000": (0, 1)}
    expert = someone("expert", division="370000")
    assert [(p.grave, p.graded) for p in places_of(expert, run, "")] == [(0, 0)]


def test_a_local_picture_begins_with_the_own_region(run, nation, shandong, staff):
    county = someone("county_regulator", division="440106")
    city = someone("city_regulator", division="440100")
    assert [start_of(reader) for reader in (nation, shandong, city, county, staff)] == [
        "",
        "370000",
        "440100",
        "440100",
        "",
    ]


@pytest.mark.parametrize(
    ("as_of", "kept"),
    [
        (date(2026, 6, 1), [date(2026, 6, 1)]),  # the month of the run before, whichever day
        (date(2026, 7, 1), [DAY, date(2026, 7, 1)]),
        (date(2026, 5, 31), [date(2026, 5, 31), DAY]),  # an earlier day judged later
        (date(2029, 6, 30), [DAY, date(2029, 6, 30)]),  # 36 months after the month of the old
        (date(2029, 7, 1), [date(2029, 7, 1)]),
    ],
)
def test_of_each_month_the_last_counts_are_kept_for_the_period_of_the_parameter(run, tmp_path, as_of, kept):
    before = [model.objects.count() for model in (BodyCounts, PeerSpread, PlaceCounts)]
    new = Run.objects.create(as_of=as_of, state=Run.ENDED)
    count(new, *write_files(tmp_path / "again"))
    for model in (BodyCounts, PeerSpread, PlaceCounts):
        assert sorted(set(model.objects.values_list("run__as_of", flat=True))) == kept
    assert before == [5, 1, 18]


def test_a_day_between_two_runs_has_the_counts_before_it(run, nation, tmp_path):
    july = Run.objects.create(as_of=date(2026, 7, 31), state=Run.ENDED)
    count(july, *write_files(tmp_path / "again"))
    third = Run.objects.create(as_of=date(2026, 7, 10), state=Run.ENDED)
    assert counts_of(body(nation), july).run == july
    assert counts_of(body(nation), third).run == counted_at(third) == run
    assert counted_at(Run.objects.order_by("id").first()) is None
    assert counts_of(body(nation), None) is counted_at(None) is None
