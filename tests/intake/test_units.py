"""Numbers with their unit, thousands and currency: read where the unit is the column's, else refused and told so."""

import pytest

from gongxin.intake.units import unit_of
from gongxin.records import TABLES, Kind
from tests.intake.folder import refused, rows

UNIT = "the number is in another unit than this column"
PERSONS = {
    "12人": 12,
    "１２　人": 12,
    "1,200人": 1200,
    "1.2万人": 12_000,
    "12 名": 12,
    "12.0人": 12,
    "12.5人": "not a whole",
    "12天": UNIT,
    "12元": UNIT,
    "￥12": UNIT,
    "约12人": "not a whole",
    "12-15人": "not a whole",
    "-3人": "less than 0",
    "人": "not a whole",
}
YUAN = {
    "￥12,000": 12_000,
    "¥12000": 12_000,
    "12,000.00元": 12_000,
    "１２，０００元": 12_000,
    "1.5万元": 15_000,
    "1.1万元": 11_000,
    "0.5 亿元": 50_000_000,
    "人民币12000元整": 12_000,
    "RMB 12,000": 12_000,
    "12000": 12_000,
    "12,00元": "not a finite",
    "12000美元": UNIT,
    "12000 USD": UNIT,
    "$12,000": UNIT,
    "12人": UNIT,
    "一万元": "not a finite",
}
DAYS = {
    "3 天": 3,
    "2.5人日": 2.5,
    "2.5 人·日": 2.5,
    "3 person-days": 3,
    "２．５人天": 2.5,
    "8小时": UNIT,
    "3月": UNIT,
    "3人": UNIT,
    "2人×1.5天": "not a finite",
}
METRES = {"30米": 30, "30 m": 30, "1.2km": 1200, "30度": UNIT}
SHARES = {"5%": 0.05, "５％": 0.05, "0.05": 0.05, "150%": "more than 1", "5元": UNIT}
DEGREES = {"39.9°": 39.9, "39.9° N": 39.9, "北纬39.9度": 39.9, "39.9E": UNIT, "39.9": 39.9}
COLUMNS = [
    ("organisations", "org_id", "employees", PERSONS),
    ("certificates", "cert_no", "fee", YUAN),
    ("certificates", "cert_no", "onsite_days", DAYS),
    ("sign_ins", "sign_in_id", "accuracy_m", METRES),
    ("inspections", "inspection_id", "inclusion_probability", SHARES),
    ("organisations", "org_id", "lat", DEGREES),
]


@pytest.mark.parametrize(("table", "key", "column", "cases"), COLUMNS, ids=[f"{t}.{c}" for t, _, c, _ in COLUMNS])
def test_a_number_beside_its_unit(folder, table, key, column, cases):
    written = "".join(f'K{i},"{word}"\n' for i, word in enumerate(cases))
    staged = folder.write(f"{table}.csv", f"{key},{column}\n{written}").read()
    read = {row[key]: row[column] for row in rows(staged, table)}
    reasons = {line: reason for line, _, reason in refused(staged)}
    for i, (word, meant) in enumerate(cases.items()):
        if isinstance(meant, str):
            assert f"K{i}" not in read, word
            assert reasons[i + 2].startswith(meant), word
        else:
            assert read.get(f"K{i}", reasons.get(i + 2)) == meant, word


def test_the_unit_of_the_column_is_named(folder):
    staged = folder.write("certificates.csv", "cert_no,fee\nC1,100美元\n").read()
    (entry,) = staged.rejected.to_pylist()
    assert entry["reason_zh"] == "数字所带的单位不是本列的单位：请只写数字，或以元为单位"
    assert entry["reason"] == f"{UNIT}; write the number alone or in yuan"


def test_every_column_of_numbers_has_a_unit_and_no_other_column():
    for table in TABLES.values():
        for column in table.columns:
            assert (unit_of(column) is not None) == (column.kind in (Kind.INTEGER, Kind.NUMBER)), column.name
