"""The reporting tables of the CNCA, in their own field codes and list syntax, become tables of the contract."""

from datetime import date, datetime

import pytest

from gongxin.errors import InputRefused
from gongxin.intake.cnca.mapping import ACCREDITATION_MARKS, RISKS, ROLES
from gongxin.intake.cnca.tables import CNCA_TABLES
from gongxin.records import TABLES
from tests.intake.folder import refused, rows

BODY = "CNCA-R-2002-901"
ORG = "91110000600037341L"
PLANS = (
    "AUDIT_PLAN_CODE,AUDIT_ACT_TYPE,AUDIT_START_DATE,AUDIT_END_DATE,AUDIT_INSPECTOR,AUDIT_INSPECT_ZJ,ORG_COUNTRY,"
    "ORG_DISTRICT,ORG_CODE,ORG_NAME,ORG_CONTACT_PERSON,ORG_ADDRESS,AUDIT_APPLY_NO,CERT_NUMBER,AUTH_PROJ_CODE,RZJG_ID,"
    "REMARK\n"
    f"PL-1,0101；0101,2026-03-02 09:00:00,2026-03-02 17:00:00,"
    f'"2020-N1QMS-0000001，王一，01，13800000001；2020-N1EMS-0000002，李二，02，13800000002","，专家甲，03，",156,'
    f"110105,{ORG},一号机械厂,陈,实际现场一号,AP-1,,A0101；A0201,{BODY},\n"
    f"PL-2,0102,2026-03-09 09:00:00,2026-03-11 17:00:00,"
    f'"2020-N1EMS-0000001，王一，01，","",156,110105,{ORG},一号机械厂,陈,实际现场一号,AP-1,00126Q00001R0M,A0101,{BODY},\n'
)
CERTIFICATES = (
    "RZJG_ID,ORG_NAME,ORG_CODE,BEL_INDUSTRY,ORG_DISTRICT,ORG_ADDRESS,ORG_PHONE,LEGAL_PEOPLE,ORG_PEOP_NUM,RELA_PEOP_NUM,"
    "FIRST_CERT_DATE,CERT_NUMBER,AUTH_PROJ_CODE,BUSI_SCOP_CODE,AUTH_PROJ_CODEDEC,BUSI_COVER_SCOP,APPR_S_DATE,"
    "APPR_E_DATE,CHK_PD_NUM,BASE_PD_NUM,CHK_P_LIST,APP_ASS_DATE,AWARD_DATE,CERTI_E_DATE,CERTI_STATUS,PAUSE_CAUSE,"
    "PAUSE_S_DATE,PAUSE_E_DATE,CANCEL_CAUSE,CANCEL_DATE,ACC_SYMBOL,RISK_PARAM,REV_CERTI_FEE,AUDIT_PLAN_NO\n"
    f"{BODY},一号机械厂,{ORG},3421,110105,注册地址,010-1,陈,60,50,2026-03-20,00126q00001r0m,A0101,17.10.02；18.01,"
    "GB/T 19001-2016,机床制造,2026-03-02,2026-03-11,4.5,5,2020-N1QMS-0000009，赵九,2026-03-18,2026-03-20,2029-03-19,"
    "01,,,,,,01,02,20000,PL-2\n"
    f"{BODY},一号机械厂,{ORG},3421,110105,注册地址,010-1,陈,60,50,2026-03-20,SUSPENDED,A0201,,,,,,,,,,2026-03-20,"
    "2029-03-19,02,0113,2026-05-01,2026-10-31,,,,01,,\n"
    f"{BODY},一号机械厂,{ORG},3421,110105,注册地址,010-1,陈,60,50,2026-03-20,REVOKED,A0301,,,,,,,,,,2026-03-20,"
    "2029-03-19,03,,,,0112,2026-06-01,,03,,\n"
)
RESULTS = (
    "RZJG_ID,CERT_NUMBER,APPR_STAGE,APPR_S_DATE,APPR_E_DATE,FULL_NAME,IDENTITY_CODE,ID_CODE,APPR_M_ROLE,QUA_CODE,"
    "APT_CERTI_NUM,IS_SPECIAL,OBSERVER_FLAG\n"
    f"{BODY},00126Q00001R0M,0101,2026-03-02 09:00:00,2026-03-02 17:00:00,王一,01,11010519491231002X,01,02,"
    "2020-N1QMS-0000001,1,0\n"
    f"{BODY},00126Q00001R0M,0102,2026-03-09 09:00:00,2026-03-11 17:00:00,王一,01,11010519491231002x,01,02,"
    "2020-N1EMS-0000001,1,0\n"
    f"{BODY},00126Q00001R0M,0102,2026-03-09 09:00:00,2026-03-11 17:00:00,周十,01,,02,03,2020-N1QMS-0000010,1,0\n"
    f"{BODY},00126Q00001R0M,0102,2026-03-09 09:00:00,2026-03-11 17:00:00,吴某,01,,02,02,2020-N1QMS-0000011,1,1\n"
    f"{BODY},UNKNOWN,0102,2026-03-09 09:00:00,2026-03-11 17:00:00,周十,01,,02,02,2020-N1QMS-0000010,1,0\n"
)


@pytest.fixture
def read(folder):
    return folder.write("102010.csv", PLANS).write("103010.csv", CERTIFICATES).write("103011.csv", RESULTS).read()


def test_plans_carry_the_audited_site_and_their_stages_once(read):
    first, second = rows(read, "audit_plans")
    assert (first["plan_id"], first["body_id"], first["org_id"]) == ("PL-1", BODY, ORG)
    assert (first["stage_codes"], first["domain_codes"], first["cert_nos"]) == ("0101", "A0101；A0201", None)
    assert (first["planned_start_at"], first["planned_end_at"]) == (datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 17))
    assert (first["site_division"], first["site_address"], first["application_no"]) == (
        "110105",
        "实际现场一号",
        "AP-1",
    )
    assert second["cert_nos"] == "00126Q00001R0M"


def test_the_team_has_its_leader_members_and_experts(read):
    person = rows(read, "audit_results")[0]["person_id"]
    team = {(row["plan_id"], row["person_id"], row["role"], row["registration_no"]) for row in rows(read, "audit_team")}
    assert team == {
        ("PL-1", person, "leader", "2020-N1QMS-0000001"),
        ("PL-1", "2020-N1EMS-0000002", "auditor", "2020-N1EMS-0000002"),
        ("PL-1", "PL-1 专家甲", "expert", None),
        ("PL-2", person, "leader", "2020-N1EMS-0000001"),
    }


def test_one_person_with_two_registrations_is_one_person_and_his_document_is_not_stored(read):
    results = rows(read, "audit_results")
    assert results[0]["person_id"] == results[1]["person_id"]
    assert results[0]["person_id"].startswith("ID-")
    everything = str([rows(read, table) for table in read.files]) + str(read.rejected.to_pylist())
    assert "19491231" not in everything


def test_no_copy_of_the_documents_stays_in_the_work_folder(folder, read):
    assert [file.name for file in folder.work.iterdir() if file.name.startswith("raw")] == []


def test_certificates_with_the_day_and_reason_of_their_state(read):
    valid, suspended, revoked = rows(read, "certificates")
    assert (valid["cert_no"], valid["stage1_started_on"], valid["stage2_ended_on"]) == (
        "00126Q00001R0M", date(2026, 3, 2), date(2026, 3, 11),
    )  # fmt: skip
    assert (valid["onsite_days"], valid["base_days"], valid["complexity"], valid["fee"]) == (
        4.5,
        5.0,
        "medium",
        20000.0,
    )
    assert (valid["decided_by"], valid["accreditation_mark"]) == ("2020-N1QMS-0000009", "CNAS")
    assert (valid["status"], valid["status_on"], valid["status_reason"]) == ("01", None, None)
    assert (suspended["status_on"], suspended["status_reason"]) == (date(2026, 5, 1), "0113")
    assert (suspended["suspended_from"], suspended["suspended_to"]) == (date(2026, 5, 1), date(2026, 10, 31))
    assert (revoked["status_on"], revoked["status_reason"], revoked["complexity"]) == (date(2026, 6, 1), "0112", "low")


def test_organisations_and_people_come_once_each(read):
    assert [(row["org_id"], row["address"], row["employees"]) for row in rows(read, "organisations")] == [
        (ORG, "注册地址", 60)
    ]
    assert sorted(row["name"] for row in rows(read, "people")) == ["专家甲", "吴某", "周十", "李二", "王一"]


def test_results_find_their_plan_and_the_others_are_set_aside(read):
    found = [(row["plan_id"], row["stage_code"], row["role"]) for row in rows(read, "audit_results")]
    assert found == [
        ("PL-1", "0101", "leader"),
        ("PL-2", "0102", "leader"),
        ("PL-2", "0102", "trainee"),
        ("PL-2", "0102", "observer"),
    ]
    assert refused(read) == [(6, "plan_id", "no audit plan fits this result")]


def test_registrations_of_the_dataset_say_whose_number_it_is(folder):
    folder.write("registrations.csv", "registration_no,person_id\n2020-N1QMS-0000001,KNOWN\n2020-n1ems-0000001,KNOWN\n")
    staged = folder.write("102010.csv", PLANS).write("103011.csv", RESULTS).read()
    leaders = {row["person_id"] for row in rows(staged, "audit_team") if row["role"] == "leader"}
    assert leaders == {"KNOWN"}


def test_organisations_of_their_own_file_stay_as_they_are(folder):
    folder.write("organisations.csv", f"org_id,name\n{ORG.lower()},自己的文件\n").write("103010.csv", CERTIFICATES)
    staged = folder.read()
    assert [(row["org_id"], row["name"]) for row in rows(staged, "organisations")] == [(ORG, "自己的文件")]


def test_chinese_file_names_and_headings_are_read_too(folder):
    headings = ",".join(CNCA_TABLES["103011"].fields.values())
    line = f"{BODY},C1,0102,2026-03-09 09:00:00,2026-03-11 17:00:00,王一,01,,01,02,R1,1,1,0"
    staged = folder.write("审核结果.csv", f"{headings}\n{line}\n".encode("gb18030")).read()
    assert refused(staged) == [(2, "plan_id", "no audit plan fits this result")]
    assert [row["name"] for row in rows(staged, "people")] == ["王一"]


def test_broken_cells_of_a_reporting_table_are_refused_with_their_line(folder):
    staged = folder.write("103010.csv", CERTIFICATES.replace(",01,,,,,,01,02,", ",09,,,,,,01,07,")).read()
    assert [(line, column) for line, column, _ in refused(staged)] == [(2, "complexity"), (2, "status")]


def test_a_table_of_the_contract_and_its_reporting_table_cannot_both_be_there(folder):
    folder.write("certificates.csv", "cert_no\nC1\n").write("103010.csv", CERTIFICATES)
    with pytest.raises(InputRefused, match=r"certificates.csv and 103010.csv both hold"):
        folder.read()


def test_a_key_in_the_manifest_changes_the_ids_of_persons(folder, read):
    before = rows(read, "audit_results")[0]["person_id"]
    after = rows(folder.write("dataset.toml", 'person_key = "secret"').read(), "audit_results")[0]["person_id"]
    assert before != after


def test_every_field_code_of_the_records_is_a_field_of_a_reporting_table():
    fields = {field for table in CNCA_TABLES.values() for field in table.fields}
    assert {column.cnca for table in TABLES.values() for column in table.columns if column.cnca} <= fields


def test_what_is_translated_is_translated_into_codes_of_the_contract():
    assert set(ROLES.values()) <= set(TABLES["audit_team"]["role"].codes.values)
    assert set(RISKS.values()) <= set(TABLES["certificates"]["complexity"].codes.values)
    assert ACCREDITATION_MARKS["01"] == "CNAS"
