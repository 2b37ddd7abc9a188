"""Parquet: what is clean is handed on as it lies; anything else is copied into the form of the contract."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongxin.detection.schemas import schema_of
from gongxin.records import TABLES, Kind
from tests.intake.folder import refused, rows
from tests.spec import table

SIGN_INS = """
    sign_in_id | plan_id | person_id | moment  | at                  | lat  | lon   | photo_hash       | present_ids
    S1         | P1      | A1        | opening | 2026-06-30 09:00:00 | 39.9 | 116.4 | 0123456789abcdef | A1；A2
    S2         | P1      | A1        | closing | 2026-06-30 17:00:00 | 39.9 | 116.4 | 0123456789ABCDEF |
"""


def as_contract(name, drawn):
    return drawn.cast(schema_of(TABLES[name]).to_pyarrow())


def test_a_clean_file_is_not_copied(folder):
    staged = folder.table("sign_ins.parquet", table("sign_ins", SIGN_INS)).read()
    assert staged.files == {"sign_ins": (folder.path / "sign_ins.parquet",)}
    assert staged.rows == {"sign_ins": 2}
    assert staged.rejected.num_rows == 0


CHANGES = {
    "a column missing": lambda drawn: drawn.drop_columns(["received_at"]),
    "a column more": lambda drawn: drawn.append_column("extra", pa.array(["x", "y"])),
    "another order": lambda drawn: drawn.select(list(reversed(drawn.column_names))),
    "another type": lambda drawn: drawn.set_column(4, "at", drawn["at"].cast(pa.timestamp("ns"))),
    "a list joined with ;": lambda drawn: drawn.set_column(11, "present_ids", pa.array(["A1;A2", None])),
    "a space at the end": lambda drawn: drawn.set_column(1, "plan_id", pa.array(["P1 ", "P1"])),
}


@pytest.mark.parametrize("change", CHANGES)
def test_anything_else_is_copied_into_exactly_the_contract(folder, change):
    drawn = table("sign_ins", SIGN_INS)
    staged = folder.table("sign_ins.parquet", CHANGES[change](drawn)).read()
    (file,) = staged.files["sign_ins"]
    assert file.parent == folder.work
    assert pq.read_table(file).cast(drawn.schema).to_pylist() == drawn.to_pylist()
    assert pq.read_schema(file).names == drawn.schema.names
    assert staged.rejected.num_rows == 0


def test_a_path_that_looks_like_a_pattern_is_a_path(tmp_path, folder):
    odd = tmp_path / "year=2026 [final]*"
    folder.path.rename(odd)
    folder.path = odd
    staged = folder.table("sign_ins.parquet", table("sign_ins", SIGN_INS)).read()
    assert len(rows(staged, "sign_ins")) == 2


def test_every_physical_type_finds_its_way(folder):
    noon = datetime(2026, 6, 30, 12)
    staged = folder.table(
        "certificates.parquet",
        pa.table(
            {
                "cert_no": pa.array([1001, 1002]),
                "domain_code": pa.array(["A0101", "A0101"]).dictionary_encode(),
                "status": pa.array([1, 2], pa.int8()),
                "issued_on": pa.array([noon, noon], pa.timestamp("ns")),
                "expires_on": pa.array(["2029-06-29", "20290629"]),
                "decided_on": pa.array([20260629, 46202]),
                "reported_at": pa.array([noon.replace(tzinfo=UTC)] * 2, pa.timestamp("us", tz="UTC")),
                "covered_personnel": pa.array([12.0, float("nan")]),
                "onsite_days": pa.array([Decimal("3.50"), None], pa.decimal128(5, 2)),
                "fee": pa.array([20000, 0], pa.int32()),
                "scope_codes": pa.array([["17.01.01", "18.02"], []], pa.list_(pa.string())),
                "scope_text": pa.array(["范围".encode(), None], pa.binary()),
                "first_issued_on": pa.array([date(2023, 6, 30)] * 2, pa.date64()),
            }
        ),
    ).read()
    assert staged.rejected.num_rows == 0
    first, second = rows(staged, "certificates")
    assert (first["cert_no"], first["domain_code"], first["status"]) == ("1001", "A0101", "01")
    assert (first["issued_on"], first["expires_on"], first["decided_on"]) == (
        date(2026, 6, 30), date(2029, 6, 29), date(2026, 6, 29),
    )  # fmt: skip
    assert first["reported_at"] == datetime(2026, 6, 30, 20)  # China time
    assert (first["covered_personnel"], first["onsite_days"], first["fee"]) == (12, 3.5, 20000.0)
    assert (first["scope_codes"], first["scope_text"], first["first_issued_on"]) == (
        "17.01.01；18.02", "范围", date(2023, 6, 30),
    )  # fmt: skip
    assert (second["decided_on"], second["covered_personnel"], second["scope_codes"]) == (date(2026, 6, 29), None, None)
    (file,) = staged.files["certificates"]
    assert as_contract("certificates", pq.read_table(file)).schema == schema_of(TABLES["certificates"]).to_pyarrow()


def test_a_whole_number_with_a_fraction_and_bytes_that_are_no_text_are_refused(folder):
    staged = folder.table(
        "certificates.parquet",
        pa.table(
            {
                "cert_no": ["C1", "C2", "C3"],
                "covered_personnel": [12.5, 12.0, 1e300],
                "scope_text": pa.array([None, b"\xff\xfe", None], pa.binary()),
            }
        ),
    ).read()
    assert refused(staged) == [
        (1, "covered_personnel", "not a whole number"),
        (2, "scope_text", "not readable as text"),
        (3, "covered_personnel", "not a whole number"),
    ]


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_file_of_every_table_is_present_and_empty(folder, name):
    staged = folder.table(f"{name}.parquet", schema_of(TABLES[name]).to_pyarrow().empty_table()).read()
    assert (staged.rows, staged.rejected.num_rows) == ({name: 0}, 0)


@pytest.mark.parametrize("name", TABLES)
def test_a_file_of_every_table_with_nothing_but_keys_is_read(folder, name):
    declared = TABLES[name]
    key = {column: _some(declared[column]) for column in declared.key}
    staged = folder.write(f"{name}.csv", ",".join(key) + "\n" + ",".join(key.values()) + "\n").read()
    assert (staged.rows, refused(staged)) == ({name: 1}, [])


def _some(column):
    """A value that the column takes."""
    if column.codes:
        return column.codes.values[0]
    dated = {Kind.DATE: "2026-06-30", Kind.TIMESTAMP: "2026-06-30 09:00:00"}
    return dated.get(column.kind, "A0101" if column.pattern else "X1")
