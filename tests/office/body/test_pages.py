"""What a body does all day, by its pages."""

import io
import json
import zipfile

import pytest
from django.utils import timezone

from gongxin.casework.registry.models import Certificate, Explanation
from gongxin.casework.reporting.models import ApiKey, Objection, Submission
from gongxin.casework.runs.actions import ask_for_run, carry_out
from gongxin.casework.runs.models import Finding, Grade
from gongxin.cli import run as gongxin
from tests.casework.accounts.people import PASSWORD, someone
from tests.office.body.conftest import OURS, THEIRS

pytestmark = pytest.mark.django_db
BROKEN = f"cert_no,body_id,org_id,domain_code,issued_on\nC-9,{OURS},O-1,A0101,2026-13-02\n"


def sent(client, text, name="certificates.csv"):
    file = io.BytesIO(text.encode())
    file.name = name
    return client.post("/my-body/report/", {"file": file}, follow=True)


def test_a_broken_file_is_shown_and_mended_on_the_page(supervised, staff):
    page = sent(staff, BROKEN)
    assert "2026-13-02" in page.content.decode()
    first = Submission.objects.get()
    mended = staff.post(
        f"/my-body/report/{first.pk}/mend/", {"cell|certificates.csv|2|issued_on": "2026-05-02"}, follow=True
    )
    assert mended.status_code == 200
    assert Certificate.objects.known().get(cert_no="C-9").issued_on.isoformat() == "2026-05-02"
    assert first.cells.filter(mended=False).count() == 0


def test_words_in_a_cell_are_words(supervised, staff):
    page = sent(staff, BROKEN.replace("2026-13-02", "<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in page.content.decode()


def test_the_submission_of_another_body_is_not_there(supervised, staff, client):
    sent(staff, BROKEN)
    staff.logout()
    staff.force_login(someone("body_staff", "theirs", PASSWORD, body_id=THEIRS))
    assert staff.get(f"/my-body/report/{Submission.objects.get().pk}/").status_code == 404


def test_templates_of_the_tables_that_a_body_reports(staff):
    answer = staff.get("/my-body/report/templates/")
    names = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()
    assert "certificates.xlsx" in names
    assert "bodies.xlsx" not in names


def test_the_inputs_of_the_grade_give_the_grade_again(supervised, staff, tmp_path, capsys):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "grade.json").write_bytes(staff.get("/my-body/grade/inputs/").content)
    assert gongxin(["grade", str(tmp_path / "home"), "--json"]) == 0
    computed = json.loads(capsys.readouterr().out)
    held = Grade.objects.get(body_id=OURS)
    assert (computed["agrees"], computed["grade"], computed["score"]) == (True, held.grade, held.score)


def test_an_anomaly_is_explained_by_the_body_and_stays_silent_in_the_next_run(supervised, staff):
    before = Finding.objects.filter(plan_id="P-1", pattern="P01", last_run=supervised.pk)
    assert before.exists()
    assert "P-1" in staff.get("/my-body/anomalies/").content.decode()
    answer = staff.post(
        "/my-body/anomalies/P-1/", {"reason": "手机故障", "text": "签到手机进水，见维修单"}, follow=True
    )
    assert answer.status_code == 200
    assert Explanation.objects.known().get(plan_id="P-1").by == "body"
    later = carry_out(ask_for_run(as_of=timezone.localdate()))
    assert not Finding.objects.filter(plan_id="P-1", pattern="P01", last_run=later.pk).exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_no_explanation_is_no_explanation(supervised, staff, text):
    staff.post("/my-body/anomalies/P-1/", {"reason": "", "text": text})
    assert not Explanation.objects.exists()


def test_the_audit_of_another_body_is_not_explained(supervised, staff):
    assert staff.post("/my-body/anomalies/P-2/", {"text": "不是我们的"}).status_code == 403
    assert not Explanation.objects.exists()


def test_an_objection_goes_to_the_region_and_comes_back_answered(supervised, staff, client):
    staff.post("/my-body/grade/object/", {"text": "人日按合并审核计算", "indicator": ""})
    made = Objection.objects.get()
    officer, stranger = (
        someone("provincial_regulator", name, PASSWORD, division=place)
        for name, place in (("bj", "110000"), ("sh", "310000"))
    )
    staff.force_login(stranger)
    assert staff.get(f"/objections/{made.pk}/").status_code == 404
    staff.force_login(officer)
    assert "人日按合并审核计算" in staff.get(f"/objections/{made.pk}/").content.decode()
    staff.post(f"/objections/{made.pk}/", {"upheld": "no", "answer": "已核对，维持"})
    made.refresh_from_db()
    assert (made.state, made.answer) == ("dismissed", "已核对，维持")


def test_a_key_is_shown_once(staff):
    page = staff.post("/my-body/keys/", {"label": "ERP", "scopes": ["report"], "days": "30"}).content.decode()
    key = ApiKey.objects.get()
    assert f"gx_{key.prefix}_" in page
    assert f"gx_{key.prefix}_" not in staff.get("/my-body/keys/").content.decode()
    staff.post(f"/my-body/keys/{key.pk}/end/")
    key.refresh_from_db()
    assert key.ended_at is not None


@pytest.mark.parametrize("days", ["", "0", "367", "many"])
def test_a_key_needs_a_number_of_days(staff, days):
    assert staff.post("/my-body/keys/", {"label": "x", "scopes": ["report"], "days": days}).status_code == 200
    assert not ApiKey.objects.exists()


def test_before_the_first_run_pages_say_what_comes(staff):
    for path in ("/my-body/", "/my-body/report/", "/my-body/anomalies/", "/my-body/grade/", "/my-body/keys/"):
        assert staff.get(path).status_code == 200
    assert staff.get("/my-body/grade/inputs/").status_code == 404


@pytest.mark.parametrize("path", ["/my-body/", "/my-body/report/", "/my-body/anomalies/", "/my-body/grade/"])
def test_the_number_of_queries_does_not_grow_with_the_rows(supervised, staff, django_assert_max_num_queries, path):
    for number in range(3):
        sent(staff, BROKEN.replace("C-9", f"C-{number}"))
    with django_assert_max_num_queries(22):
        staff.get(path)
