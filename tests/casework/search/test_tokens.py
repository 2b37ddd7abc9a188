"""The index is written by DuckDB and asked by Python: both must cut names and numbers alike."""

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gongxin.casework.search.tokens import block_questions, blocks, blocks_sql, folded, folded_sql, pairs, pairs_sql

names = st.text(st.sampled_from("北京启明ＡａＢ1２ （）()-·　&'\"é〇"), max_size=12)


@settings(max_examples=40, deadline=None)
@given(name=names)
@example("（中国）ＡＢＣ·制造　有限公司")
@example("")
def test_python_and_duckdb_agree(name):
    with duckdb.connect() as con:
        sql = f"SELECT f, {pairs_sql('f')}, {blocks_sql('f')} FROM (SELECT {folded_sql('t')} AS f FROM (SELECT ? AS t))"
        text, two, three = con.execute(sql, [name]).fetchone()
    assert (text, sorted(two), three) == (folded(name), sorted(pairs(folded(name))), blocks(folded(name)))


@pytest.mark.parametrize(
    ("name", "cut"),
    [("杭州百天", ["杭州", "州百", "百天"]), ("天", ["天"]), ("", []), ("哈哈哈", ["哈哈"]), ("A（B）", ["AB"])],
)  # fmt: skip
def test_a_name_gives_its_pairs(name, cut):
    assert pairs(folded(name)) == cut


@pytest.mark.parametrize(
    ("code", "cut"),
    [("91310115MA1K3ABC1X", ["h913101", "m15MA1K", "t3ABC1X"]), ("0012301", ["h001", "m2", "t301"]), ("12345", [])],
)
def test_a_number_gives_three_blocks(code, cut):
    assert blocks(code) == cut


@given(code=st.text(st.sampled_from("0123456789ABCX"), min_size=8, max_size=20), data=st.data())
def test_one_error_anywhere_leaves_two_blocks(code, data):
    at = data.draw(st.integers(0, len(code) - 1))
    typed = data.draw(
        st.sampled_from([code[:at] + "Y" + code[at + 1 :], code[:at] + code[at + 1 :], code[:at] + "Y" + code[at:]])
    )
    assert any(set(asked) <= set(blocks(code)) for asked in block_questions(typed))
