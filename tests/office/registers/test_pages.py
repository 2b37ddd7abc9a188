"""Pages of records: facts, the traceable line, history, who may open them, what an act asks and does."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongxin.casework.notices.models import HolderNotice
from gongxin.casework.registry.actions.change_body_state import change_body_state
from gongxin.casework.registry.models import AuditPlan, Body, Certificate, Organisation
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.when import When
from gongxin.casework.reporting.models import Contradiction, Submission
from gongxin.casework.trail.models import Entry
from tests.casework.accounts.people import someone
from tests.casework.registry.world import BODY
from tests.office.registers.conftest import state

pytestmark = pytest.mark.django_db
D = "2026-03-02"
PAGES = {
    "body": BODY, "certificate": "MAIN", "organisation": "O-1", "plan": "AP1", "registration": "2021-N1QMS-1",
    "rule": f"{BODY}-R", "finding": "f1", "person": "PS1",
}  # fmt: skip
SEEN = {  # role → the pages it may open; 404 and 403 for the others
    "national_regulator": set(PAGES),
    "provincial_regulator": {"certificate", "organisation", "plan", "finding"},  # Guangdong: holder and site are there
    "body_staff": {"body", "certificate", "plan", "registration", "rule", "finding"},
    "auditor": {"registration", "person"},
    "certified_organisation": {"certificate", "organisation", "plan"},
    "industry_association": {"body", "certificate", "organisation", "rule"},
    "internal_oversight": set(),
}
TIES = {"auditor": {"person_id": "PS1"}, "certified_organisation": {"org_id": "O-1"}}


def text(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("role", SEEN)
def test_each_role_opens_its_own_pages(signed_in, role):
    client = signed_in(role, **TIES.get(role, {}))
    opened = {name for name, key in PAGES.items() if client.get(reverse(name, args=[key])).status_code == 200}
    assert opened == SEEN[role]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_not_there_is_not_found(signed_in, name):
    assert signed_in().get(reverse(name, args=["NONE"])).status_code == 404


def test_the_line_of_a_certificate_names_each_step_and_what_is_missing(signed_in):
    line = signed_in().get(reverse("certificate", args=["MAIN"])).context["line"]
    assert [(step.name, step.missing) for step in line] == [
        ("Rule", False), ("Application", True), ("Plan", False), ("Sign-ins", True), ("Result", True),
        ("Decision", False), ("Certificate", False), ("State", False),
    ]  # fmt: skip
    assert (line[0].link, line[2].link) == (reverse("rule", args=[f"{BODY}-R"]), reverse("plan", args=["AP1"]))


@pytest.mark.parametrize(("decided", "early"), [(date(2025, 1, 10), False), (date(2025, 1, 11), True)])
def test_a_step_before_the_one_it_rests_on_is_marked(signed_in, decided, early):
    held = Certificate.objects.known().get(cert_no="MAIN")
    record(Certificate, changed(held, {"decided_on": decided}), true_from=held.true_from)
    line = signed_in().get(reverse("certificate", args=["MAIN"])).context["line"]
    assert {step.name: step.early for step in line}["Certificate"] is early


def test_history_tells_what_changed_since_when_and_what_was_held_before(signed_in):
    held = Organisation.objects.known().get(org_id="O-1")
    record(Organisation, changed(held, {"name": "新名"}), true_from=date(2026, 1, 1))
    told = signed_in().get(reverse("organisation", args=["O-1"])).context["record"]
    assert [
        (step.true_from, step.true_to, [(c.label, c.before, c.after) for c in step.changes]) for step in told.held
    ] == [
        (None, date(2026, 1, 1), []),
        (date(2026, 1, 1), None, [("Name", "组织O-1", "新名")]),
    ]
    assert len(told.once) == 1


def test_a_record_of_another_day_is_shown_with_a_notice(signed_in):
    page = text(signed_in().get(reverse("certificate", args=["MAIN"]) + "?on=2020-01-01"))
    assert "Nothing is recorded of it for 2020-01-01" in page


RECORDS = {  # page of a record → what the purpose is stated for, and what it shows then
    ("person", "PS1"): (("person", "PS1"), "欧阳建国"),
    ("registration", "2021-N1QMS-1"): (("registrations", "2021-N1QMS-1"), "欧阳建国"),
    ("plan", "AP1"): (("audit_plans", "AP1"), "欧阳建国"),
    ("finding", "f1"): (("finding", "f1"), "PS1 did not sign in"),
}


@pytest.mark.parametrize("page", RECORDS, ids=lambda page: page[0])
def test_a_record_names_people_after_a_purpose_for_it_and_for_no_other(signed_in, page):
    client, (name, key) = signed_in(), page
    for other, (subject, _) in RECORDS.items():
        if other != page:
            state(client, *subject)
    address, (subject, shown) = reverse(name, args=[key]), RECORDS[page]
    before = client.get(address).content.decode()
    assert shown not in before
    assert f'name="subject_kind" value="{subject[0]}"' in before, "the form is there"
    assert f'name="subject_id" value="{subject[1]}"' in before
    assert not Entry.objects.filter(code="looked_at_personal").exists()
    state(client, *subject, purpose="case")
    for looks in (1, 2):
        after = client.get(address).content.decode()
        assert shown in after
        assert 'name="subject_kind"' not in after
        written = Entry.objects.filter(code="looked_at_personal")
        assert [(one.subject_kind, one.subject_id, one.data["purpose"]) for one in written] == [
            (*subject, "case")
        ] * looks


def test_a_record_without_people_asks_for_no_purpose(signed_in):
    assert 'name="subject_kind"' not in signed_in().get(reverse("body", args=[BODY])).content.decode()


def test_a_search_names_people_for_the_words_it_was_stated_for(signed_in):
    client = signed_in()
    state(client, "search", "欧阳建国")
    assert "2021-N1QMS-1" in client.get(reverse("search") + "?q=欧阳建国").content.decode()
    assert "2021-N1QMS-1" not in client.get(reverse("search") + "?q=欧阳建").content.decode()
    assert Entry.objects.get(code="looked_at_personal").subject_id == "欧阳建国"


def test_as_many_questions_for_many_plans_as_for_few(signed_in, django_assert_num_queries):
    client = signed_in()
    client.get(reverse("organisation", args=["O-1"]))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("organisation", args=["O-1"]))
    for number in range(30):
        record(AuditPlan, {"plan_id": f"AP-{number}", "body_id": BODY, "org_id": "O-1", "site_division": "440300"})
    with django_assert_num_queries(len(few)):
        client.get(reverse("organisation", args=["O-1"]))


# ---- search


def test_results_are_grouped_and_say_why(signed_in):
    page = text(signed_in().get(reverse("search") + "?q=组织O-1"))
    assert "Organisations" in page
    assert "exactly this" in page


@pytest.mark.parametrize(
    ("typed", "leads"), [("AP1X", False), ("AP1", False), (f"{BODY}-R", True), ("2021-N1QMS-1", True)]
)
def test_numbers_known_exactly(signed_in, typed, leads):
    assert ("exactly this" in text(signed_in().get(reverse("search"), {"q": typed}))) is leads


def test_suggestions_name_no_people(signed_in):
    client = signed_in("auditor", person_id="PS1")
    assert "欧阳" not in text(client.get(reverse("suggestions"), {"q": "欧阳建国"}))
    assert "欧阳建国" in text(client.get(reverse("search"), {"q": "欧阳建国"}))


def test_what_was_typed_is_shown_as_text(signed_in):
    assert "<b>x</b>" not in text(signed_in().get(reverse("search"), {"q": "<b>x</b>"}))


# ---- acts


def send(client, name, *key, **form):
    return client.post(reverse(name, args=key), {"ground": "决定", "on": D, **form})


def test_an_act_says_what_will_follow_then_does_it(signed_in):
    client = signed_in()
    form = {"to": "revoked", "seen": Body.objects.known().get(body_id=BODY).pk}
    page = text(send(client, "body_state", BODY, **form))
    assert "3 certificates lose effect" in page
    assert "2 holders are listed" in page
    assert HolderNotice.objects.count() == 0
    assert send(client, "body_state", BODY, confirmed="yes", **form).status_code == 302
    assert HolderNotice.objects.count() == 2
    assert "has changed since you opened it" in text(send(client, "body_state", BODY, confirmed="yes", **form))


def test_a_certificate_is_revoked_by_form(signed_in):
    client = signed_in()
    form = {"to": "03", "reason_code": "0115"}
    assert "1 sub-certificates end with it" in text(send(client, "certificate_state", "MAIN", **form))
    send(client, "certificate_state", "MAIN", confirmed="yes", **form)
    assert Certificate.objects.at(When(date(2026, 3, 2))).get(cert_no="MAIN").status == "03"


def test_a_record_is_corrected_by_form(signed_in):
    client = signed_in()
    assert "Name: 新名" in text(send(client, "correct", "organisations", "O-1", v_name="新名"))
    send(client, "correct", "organisations", "O-1", v_name="新名", confirmed="yes")
    assert Organisation.objects.at(When(date(2026, 3, 2))).get(org_id="O-1").name == "新名"


@pytest.mark.parametrize(
    ("name", "key", "form", "told"),
    [
        ("certificate_state", ["MAIN"], {"to": "01"}, "cannot pass"),
        ("certificate_state", ["MAIN"], {"to": "03", "ground": ""}, "State the ground"),
        ("certificate_state", ["MAIN"], {"on": "soon", "to": "03"}, "Give the day"),
        ("certificate_state", ["MAIN"], {}, "Fill in the form"),
        ("body_state", [BODY], {"to": "approved"}, "cannot pass"),
        ("body_restore", [BODY], {}, "was not ended by an act"),
        ("correct", ["organisations", "O-1"], {"v_employees": "x"}, "no value of Employees"),
    ],
)
def test_refusals_are_told_beside_the_form(signed_in, name, key, form, told):
    assert told in text(send(signed_in(), name, *key, **form))


@pytest.mark.parametrize("name", ["certificate_state", "body_state", "body_restore"])
def test_acts_are_for_those_who_change_registers(signed_in, name):
    key = "MAIN" if name == "certificate_state" else BODY
    assert signed_in("provincial_regulator").get(reverse(name, args=[key])).status_code == 403


def test_a_table_that_is_not_corrected_here_is_not_found(signed_in):
    assert signed_in().get(reverse("correct", args=["sign_ins", "S1"])).status_code == 404


def test_holders_are_marked_as_told_one_or_all(signed_in):
    client = signed_in()
    officer = someone("national_regulator", username="officer")
    change_body_state(by=officer, body_id=BODY, to="revoked", on=date(2026, 3, 2), ground="决定")
    one = HolderNotice.objects.first()
    assert "Mark as told" in text(client.get(reverse("notice", args=[one.pk])))
    client.post(reverse("notice", args=[one.pk]), {"on": D, "how": "letter"})
    assert HolderNotice.objects.filter(told_how="letter").count() == 1
    client.post(reverse("notice", args=[one.pk]), {"on": D, "how": "phone", "all": "yes"})
    assert set(HolderNotice.objects.values_list("told_how", flat=True)) == {"letter", "phone"}


def test_a_holder_elsewhere_is_not_seen(signed_in):
    officer = someone("national_regulator", username="officer")
    change_body_state(by=officer, body_id=BODY, to="revoked", on=date(2026, 3, 2), ground="决定")
    shanghai = HolderNotice.objects.get(org_id="O-2")
    assert signed_in("provincial_regulator").get(reverse("notice", args=[shanghai.pk])).status_code == 404


@pytest.mark.parametrize(
    ("address", "follows"),
    [("/certificates/", True), (f"/bodies/{BODY}/", True), (f"/bodies/{BODY}/profile", True), ("/picture", True),
     ("/findings/", False), ("/warnings/", False), ("/", False), ("/runs/", False), ("/monitoring/precision/", False)],
)  # fmt: skip
def test_a_page_says_whether_it_follows_the_date(signed_in, address, follows):
    page = text(signed_in().get(f"{address}?on=2026-01-31"))
    assert ("As it was on 2026-01-31" in page) is follows
    assert ("You look at 2026-01-31, but this page shows what stands today." in page) is not follows
    assert "this page shows what stands today" not in text(signed_in().get(address))


@pytest.mark.parametrize(
    ("role", "ties", "shown"),
    [
        ("national_regulator", {}, True),
        ("provincial_regulator", {"division": "440000"}, True),  # where the holder is
        ("certified_organisation", {"org_id": "O-1"}, False),  # reads no findings
    ],
)
def test_what_contradicted_a_certificate_when_it_was_reported_stands_on_its_page(signed_in, role, ties, shown):
    told = Submission.objects.create(body_id=BODY, channel="api", by="key", name="certificates")
    for number, gone in (("MAIN", None), ("MAIN", told.received_at), ("SUB", None)):
        Contradiction.objects.create(
            submission=told, cert_no=number, detector="p14_decider_in_team", plan_id="AP1", person_id="PS1",
            body_id=BODY, holder_division="440300", body_division="110108", zh="PS1 决定",
            en=f"decided by PS1 {'once' if gone else 'now'}", gone_at=gone,
        )  # fmt: skip
    page = text(signed_in(role, **ties).get(reverse("certificate", args=["MAIN"])))
    assert ("decided by … now" in page) is shown
    assert "once" not in page.replace("at once", "")
    assert "PS1" not in page
