"""The cheap tests that let a file through untouched must never let through what the full rules would change."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.intake.dataset import read_dataset
from gongxin.records import TABLES, Kind

WORDS = ["A", "a", "01", "0101", "A0101", "110101", "opening", "abcdef0123456789", "é", "中", "Ａ"]
BETWEEN = ["；", ";", "，", " ", "　", "\u200b", "\t", "\n", "\x00", "－"]
PIECES = WORDS + BETWEEN
TEXTS = st.lists(st.sampled_from(PIECES), min_size=0, max_size=4).map("".join)
COLUMNS = [
    (table.name, column.name)
    for table in (TABLES["sign_ins"], TABLES["certificates"], TABLES["audit_plans"])
    for column in table.columns
    if column.kind in (Kind.TEXT, Kind.LIST) and column.name not in table.key
]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("fast_road")


def read(place, name, drawn):
    for old in place.glob("*.*"):
        old.unlink()
    pq.write_table(drawn, place / f"{name}.parquet")
    staged = read_dataset(place, place / "work")
    (file,) = staged.files[name]
    return pq.read_table(file).to_pylist(), staged.rejected.num_rows


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_text_by_itself_is_read_as_it_is_read_beside_one_that_forces_the_full_rules(place, data):
    """Alone a clean column takes the fast road; beside a text with a space at its end every cell takes the full one."""
    name, column = data.draw(st.sampled_from(COLUMNS))
    texts = data.draw(st.lists(TEXTS, min_size=1, max_size=5))
    key = TABLES[name].key[0]
    alone = pa.table({key: [f"K{i}" for i in range(len(texts))], column: texts})
    forced = pa.table({key: [*(f"K{i}" for i in range(len(texts))), "FORCED"], column: [*texts, "X "]})
    fast, fast_refused = read(place, name, alone)
    full, full_refused = read(place, name, forced)
    assert fast == [row for row in full if row[key] != "FORCED"]
    assert fast_refused == full_refused - all(row[key] != "FORCED" for row in full)
