"""What a body sends: its own is taken in, the rest is set aside with the reason, and can be mended."""

import io
import zipfile

import pytest

from gongxin.casework.registry.models import AuditPlan, Certificate, Organisation
from gongxin.casework.reporting.actions.mend import mend_rows
from gongxin.casework.reporting.actions.submit import submit_file, submit_records
from gongxin.casework.reporting.models import Submission
from gongxin.casework.reporting.set_aside import refused_rows
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError
from tests.casework.reporting.conftest import OURS, THEIRS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]

HEAD = "cert_no,body_id,org_id,domain_code,decided_on,issued_on,expires_on,status"
GOOD = f"C-9,{OURS},O-1,A0101,2026-05-01,2026-05-02,2029-05-01,01"


def sent(staff, name, text, encoding="utf-8"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return submit_file(body_id=OURS, name=name, content=io.BytesIO(content), by=staff)


def reasons(submission):
    return sorted(cell.reason_en for cell in submission.cells.all())


def test_an_own_certificate_is_taken_in(staff):
    submission = sent(staff, "certificates.csv", f"{HEAD}\n{GOOD}\n")
    assert (submission.state, submission.rejected) == ("taken", 0)
    assert submission.counts == {"certificates": {"added": 1, "changed": 0, "same": 0}}
    held = Certificate.objects.known().get(cert_no="C-9")
    assert (held.body_id, held.holder_division, held.body_division) == (OURS, "320100", "110000")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_spreadsheets_of_every_encoding(staff, encoding):
    text = f"证书编号,批准号,组织,认证领域,证书状态\nＣ-10,{OURS},O-1,A0101,01\n"
    assert sent(staff, "certificates.csv", text, encoding).counts["certificates"]["added"] == 1


def test_a_certificate_of_another_body_is_set_aside(staff):
    submission = sent(
        staff, "certificates.csv", f"{HEAD}\n{GOOD}\n{GOOD.replace(OURS, THEIRS).replace('C-9', 'C-8')}\n"
    )
    assert reasons(submission) == ["the row names another body"]
    assert submission.counts["certificates"]["added"] == 1


def test_a_number_that_another_body_holds_cannot_be_taken_over(staff):
    submission = sent(staff, "certificates.csv", f"{HEAD}\n{GOOD.replace('C-9', 'C-3')}\n")
    assert reasons(submission) == ["this number was reported by another body"]
    assert Certificate.objects.known().get(cert_no="C-3").body_id == THEIRS


@pytest.mark.parametrize("table", ["bodies", "approved_scopes", "penalties", "inspections", "registrations"])
def test_registers_kept_by_others_are_not_reported_by_bodies(staff, table):
    rows = {
        "bodies": {"body_id": OURS, "status": "approved"},
        "approved_scopes": {"body_id": OURS, "domain_code": "A0501"},
        "penalties": {"decision_no": "X-1"},
        "inspections": {"inspection_id": "I-1"},
        "registrations": {"registration_no": "R-1", "person_id": "A-1"},
    }
    submission = submit_records(body_id=OURS, tables={table: [rows[table]]}, by=staff)
    assert reasons(submission) == ["this table is not reported by bodies"]
    assert submission.counts == {}


def test_what_hangs_on_a_plan_needs_an_own_plan(staff):
    rows = [{"plan_id": plan, "person_id": "A-1", "role": "leader"} for plan in ("P-1", "P-2", "P-404")]
    submission = submit_records(body_id=OURS, tables={"audit_team": rows}, by=staff)
    assert reasons(submission) == ["no audit plan of this body has that number"] * 2
    assert submission.counts["audit_team"]["added"] == 1


def test_a_plan_and_its_team_come_together(staff):
    plan = {"plan_id": "P-9", "body_id": OURS, "org_id": "O-1", "planned_start_at": "2026-07-01 09:00:00"}
    team = {"plan_id": "P-9", "person_id": "A-1", "role": "leader"}
    submission = submit_records(body_id=OURS, tables={"audit_team": [team], "audit_plans": [plan]}, by=staff)
    assert submission.rejected == 0
    assert AuditPlan.objects.known().get(plan_id="P-9").body_division == "110000"


def test_a_new_client_is_added_and_a_held_one_is_not_changed(staff):
    rows = [{"org_id": "O-1", "name": "改名"}, {"org_id": "O-77", "name": "新客户", "division": "440300"}]
    submission = submit_records(body_id=OURS, tables={"organisations": rows}, by=staff)
    assert reasons(submission) == ["the record is held already and not changed by bodies"]
    assert Organisation.objects.known().get(org_id="O-1").name == "甲公司"
    assert Organisation.objects.known().filter(org_id="O-77").exists()


def test_contradictions_are_told_and_the_certificate_is_taken_in_all_the_same(staff):
    early = GOOD.replace("2026-05-01,2026-05-02", "2026-05-03,2026-05-02")
    submission = sent(staff, "certificates.csv", f"{HEAD}\n{early}\n")
    assert [(one["cert_no"], one["detector"]) for one in submission.contradictions] == [
        ("C-9", "p06_issued_before_decision")
    ]
    assert submission.counts["certificates"]["added"] == 1


def test_a_refused_row_is_mended_cell_by_cell(staff):
    broken = GOOD.replace("2026-05-02", "2026-13-02").replace("A0101", "质量")
    first = sent(staff, "certificates.csv", f"{HEAD}\n{GOOD.replace('C-9', 'C-11')}\n{broken}\n")
    (row,) = refused_rows(first)
    assert (row.line, row.texts["cert_no"], sorted(row.complaints)) == (3, "C-9", ["domain_code", "issued_on"])
    fixes = {("certificates.csv", 3): {"issued_on": "2026-05-02", "domain_code": "A0101"}}
    second = mend_rows(submission=first, corrections=fixes, by=staff)
    assert (second.rejected, second.mends, second.channel) == (0, first, "mending")
    assert Certificate.objects.known().get(cert_no="C-9").issued_on.isoformat() == "2026-05-02"
    assert refused_rows(first) == []
    with pytest.raises(UserError, match="mended already"):
        mend_rows(submission=first, corrections=fixes, by=staff)


def test_a_zip_of_tables(staff):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("导出/certificates.csv", f"{HEAD}\n{GOOD}\n")
        archive.writestr("../../audit_plans.csv", f"plan_id,body_id\nP-9,{OURS}\n")
        archive.writestr("readme.txt", "x")
    submission = sent(staff, "all.zip", packed.getvalue())
    assert {name: counts["added"] for name, counts in submission.counts.items()} == {
        "audit_plans": 1,
        "certificates": 1,
    }
    assert sorted(file.name for file in submission.folder.iterdir()) == ["audit_plans.csv", "certificates.csv"]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("certificates.exe", b"x", "cannot be read"),
        ("all.zip", b"PK\x03\x04broken", "not a whole ZIP"),
        ("secrets.csv", b"a,b\n1,2\n", "no table"),
        ("certificates.parquet", b"PAR1", ""),
        ("certificates.csv", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(staff, name, content, word):
    submission = sent(staff, name, content)
    assert submission.state == Submission.REFUSED
    assert word in submission.mistake["en"]
    assert submission.mistake["zh"] != submission.mistake["en"]


def test_every_submission_leaves_an_entry(staff):
    sent(staff, "certificates.csv", f"{HEAD}\n{GOOD}\n")
    sent(staff, "certificates.exe", "x")
    codes = set(Entry.objects.values_list("code", flat=True))
    assert {"submission_taken", "submission_refused"} <= codes


def test_the_same_key_answers_as_the_first_time_and_not_for_other_records(staff):
    row = {"cert_no": "C-9", "body_id": OURS, "org_id": "O-1"}
    first = submit_records(body_id=OURS, tables={"certificates": [row]}, by=staff, idempotency_key="k1")
    again = submit_records(body_id=OURS, tables={"certificates": [row]}, by=staff, idempotency_key="k1")
    assert first.pk == again.pk
    assert Certificate.objects.filter(cert_no="C-9").count() == 1
    with pytest.raises(UserError, match="used for other records"):
        submit_records(
            body_id=OURS, tables={"certificates": [{**row, "org_id": "O-2"}]}, by=staff, idempotency_key="k1"
        )
