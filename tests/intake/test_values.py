"""What may be written in a cell, and what is read."""

from datetime import date, datetime

import pytest

from tests.intake.folder import refused, rows

DAYS = {
    "2026-06-30": date(2026, 6, 30),
    "2026/6/3": date(2026, 6, 3),
    "2026.6.30": date(2026, 6, 30),
    "20260630": date(2026, 6, 30),
    "2026年6月30日": date(2026, 6, 30),
    "２０２６－０６－３０": date(2026, 6, 30),
    " 2026-06-30 ": date(2026, 6, 30),
    "2026-06-30 00:00:00": date(2026, 6, 30),
    "2026-06-30T09:30": date(2026, 6, 30),
    "2026/6/30 9:05": date(2026, 6, 30),
    "46203": date(2026, 6, 30),  # serial day of a spreadsheet
    "46203.0": date(2026, 6, 30),
    "1949-01-01": date(1949, 1, 1),
    "2100-12-31": date(2100, 12, 31),
    "2026-02-29": "not a date",
    "2026-13-01": "not a date",
    "30/06/2026": "not a date",
    "2026": "not a date",
    "202606": "not a date",
    "soon": "not a date",
    "infinity": "not a date",
    "epoch": "not a date",
    "0206-06-30": "year outside",
    "1948-12-31": "year outside",
    "2101-01-01": "year outside",
    "12345": "year outside",  # serial day of 1933
    "": None,
    "NULL": None,
    "-": None,
    "无": None,
}

MOMENTS = {
    "2026-06-30 09:05:07": datetime(2026, 6, 30, 9, 5, 7),
    "2026-06-30 09:05": datetime(2026, 6, 30, 9, 5),
    "2026-06-30 09": datetime(2026, 6, 30, 9, 0),
    "2026/6/30 9:05:07": datetime(2026, 6, 30, 9, 5, 7),
    "2026-06-30T09:05:07": datetime(2026, 6, 30, 9, 5, 7),
    "2026-06-30T01:05:07Z": datetime(2026, 6, 30, 9, 5, 7),
    "2026-06-30 09:05:07+08:00": datetime(2026, 6, 30, 9, 5, 7),
    "2026-06-29 20:05:07-0500": datetime(2026, 6, 30, 9, 5, 7),
    "2026-06-30T09:05:07.123": datetime(2026, 6, 30, 9, 5, 7, 123000),
    "2026年6月30日 9时5分7秒": datetime(2026, 6, 30, 9, 5, 7),
    "2026年6月30日9时5分": datetime(2026, 6, 30, 9, 5),
    "2026年6月30日 14时": datetime(2026, 6, 30, 14, 0),
    "20260630090507": datetime(2026, 6, 30, 9, 5, 7),
    "46203.375": datetime(2026, 6, 30, 9, 0),
    "2026-06-30": datetime(2026, 6, 30),
    "2026-06-30 25:00:00": "not a time",
    "2026-06-30 morning": "not a time",
    "0206-06-30 09:00:00": "year outside",
}

NUMBERS = {
    "3.5": 3.5,
    "３．５": 3.5,
    "-0": 0.0,
    "1e3": 1000.0,
    "1,250,000.5": 1250000.5,
    " 7 ": 7.0,
    "3,5": "not a finite",
    "0x10": "not a finite",
    "1_000": "not a finite",
    "five": "not a finite",
    "1e999": "not a finite",
    "NaN": None,
    "-1": "less than 0",
}

WHOLE_NUMBERS = {
    "12": 12,
    "12.0": 12,
    "１２": 12,
    "1,200": 1200,
    "12.5": "not a whole",
    "99999999999999999999": "not a whole",
}

TRUTHS = {
    "true": True, "TRUE": True, "1": True, "是": True, "Y": True, "√": True,
    "false": False, "False": False, "0": False, "否": False, "n": False, "×": False,
    "perhaps": "neither yes nor no", "2": "neither yes nor no", "": None,
}  # fmt: skip

STATES = {
    "01": "01", "1": "01", "有效": "01", "Valid": "01", "01 有效": "01", "０１": "01", " 03 ": "03",
    "001": "not a code", "6": "not a code", "有": "not a code", "": None,
}  # fmt: skip

STAGES = {
    "0101；0102": "0101；0102",
    "0101;0102": "0101；0102",
    "0101,0102": "0101；0102",
    " 0101 ； 0102；": "0101；0102",
    "101": "0101",
    "3": "03",
    "监督审核": "03",
    "0101；9999": "not a code",
    "；": None,
}

DOMAINS = {
    "A0101": "A0101",
    "a0101；ａ０２０１": "A0101；A0201",
    "A0101、A0201": "A0101；A0201",
    "Z0101": "not in the form",
    "A0101；Q": "not in the form",
}

DIVISIONS = {
    "110000": "110000",
    "１１００００": "110000",
    "110000.0": "110000",  # as programs write a number
    "无": None,
    "110000.5": "not in the form",
    "北京市": "not in the form",
}

ORGANISATIONS = {
    "91110000600037341L": "91110000600037341L",
    "91110000600037341l": "91110000600037341L",
    "９１１１００００６０００３７３４１Ｌ": "91110000600037341L",
    " 9111 0000 6000 37341L": "91110000600037341L",
    "not a credit code": "NOTACREDITCODE",  # its check digits are a matter of data quality, not of reading
}

CASES = [
    ("certificates.csv", "cert_no", "issued_on", DAYS),
    ("audit_plans.csv", "plan_id", "reported_at", MOMENTS),
    ("certificates.csv", "cert_no", "fee", NUMBERS),
    ("certificates.csv", "cert_no", "covered_personnel", WHOLE_NUMBERS),
    ("audit_plans.csv", "plan_id", "remote", TRUTHS),
    ("certificates.csv", "cert_no", "status", STATES),
    ("audit_plans.csv", "plan_id", "stage_codes", STAGES),
    ("audit_plans.csv", "plan_id", "domain_codes", DOMAINS),
    ("audit_plans.csv", "plan_id", "site_division", DIVISIONS),
    ("certificates.csv", "cert_no", "org_id", ORGANISATIONS),
]


@pytest.mark.parametrize(("file", "key", "column", "cases"), CASES, ids=[case[2] for case in CASES])
def test_each_way_of_writing_a_value(folder, file, key, column, cases):
    lines = "".join(f'K{i},"{written}"\n' for i, written in enumerate(cases))
    staged = folder.write(file, f"{key},{column}\n{lines}").read()
    read = {row[key]: row[column] for row in rows(staged, file.removesuffix(".csv"))}
    reasons = {line: reason for line, _, reason in refused(staged)}
    for i, (written, meant) in enumerate(cases.items()):
        if isinstance(meant, str) and f"K{i}" not in read:
            assert reasons[i + 2].startswith(meant), written
        else:
            assert read.get(f"K{i}", reasons.get(i + 2)) == meant, written


def test_texts_are_left_as_they_are_but_for_the_spaces_around_them(folder):
    staged = folder.write("people.csv", 'person_id,name\np-1,"　张 三　"\nＰ２,ＡＢＣ\n').read()
    assert rows(staged, "people") == [{"person_id": "p-1", "name": "张 三"}, {"person_id": "P2", "name": "ＡＢＣ"}]


def test_certificate_numbers_are_written_in_capitals_without_spaces_everywhere(folder):
    staged = folder.write("certificates.csv", "cert_no,main_cert_no\n 00223q21118r0m-1 ,00223 Q21118 R0M\n").write(
        "audit_plans.csv", "plan_id,cert_nos\nP1,00223q21118r0m；ＣＱＭ２４S\n"
    )
    read = staged.read()
    (certificate,), (plan,) = rows(read, "certificates"), rows(read, "audit_plans")
    assert (certificate["cert_no"], certificate["main_cert_no"]) == ("00223Q21118R0M-1", "00223Q21118R0M")
    assert plan["cert_nos"] == "00223Q21118R0M；CQM24S"
