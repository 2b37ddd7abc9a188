"""The words that offices write instead of codes: labels in both languages and what people say every day."""

import duckdb
import pytest

from gongxin.intake import sql, values
from gongxin.records import TABLES, Kind
from tests.intake.folder import refused, rows

CODED = {
    column.codes.name: column.codes for table in TABLES.values() for column in table.columns if column.codes is not None
}
WIDE = str.maketrans(sql.HALF_WIDTH[:95], sql.FULL_WIDTH[:95])

ORGANISATION = {
    "开业": "open",
    "在业": "open",
    "存续（在营、开业、在册）": "open",
    "存续": "open",
    "在营": "open",
    "迁出": "open",
    "ACTIVE": "open",
    "注销": "cancelled",
    "吊销": "revoked",
    "吊销，未注销": "revoked",
    "吊销，已注销": "cancelled",
    "Open": "open",
    "兴旺": None,
    "未注销": None,
    "": "",
}
CERTIFICATE = {
    "有效": "01",
    "暂停": "02",
    "撤销": "03",
    "注销": "04",
    "过期失效": "05",
    "已过期": "05",
    "01-有效": "01",
    "有效（01）": "01",
    "ＶＡＬＩＤ": "01",
    "0-1": None,
    "-1": None,
    "有": None,
    "有效无效": None,
}
STAGE = {
    "初次认证第一阶段": "0101",
    "一阶段": "0101",
    "一阶段、二阶段": "0101；0102",
    "一阶段+二阶段": "0101；0102",
    "一阶段和二阶段": "0101；0102",
    "一阶段\n二阶段": "0101；0102",
    "监督": "03",
    "第二次监督审核": "03",
    "再认证": "0202",
    "Initial audit, stage 1": "0101",
    "initial audit, stage 1; Surveillance audit": "0101；03",
    "初审": None,
    "初次认证": None,
    "三阶段": None,
}
ROLE = {
    "组长": "leader",
    "审核组长": "leader",
    "组员": "auditor",
    "审核员": "auditor",
    "技术专家": "expert",
    "实习审核员": "trainee",
    "Technical Expert": "expert",
    "司机": None,
}
REMOTE = {
    "是": "true",
    "否": "false",
    "远程审核": "true",
    "现场": "false",
    "ON-SITE": "false",
    "也许": None,
    "外资": None,
}
FOREIGN = {"外资": "true", "内资": "false", "远程": None}
GRADE = {"高级审核员": "01", "实习审核员": "03", "技术专家": "04", "1": "01", "顾问": None}
COLUMNS = [
    ("organisations", "org_id", "status", ORGANISATION),
    ("certificates", "cert_no", "status", CERTIFICATE),
    ("audit_plans", "plan_id", "stage_codes", STAGE),
    ("audit_team", "plan_id,person_id", "role", ROLE),
    ("audit_plans", "plan_id", "remote", REMOTE),
    ("bodies", "body_id", "foreign_funded", FOREIGN),
    ("registrations", "registration_no", "grade", GRADE),
]


@pytest.mark.parametrize(("table", "key", "column", "cases"), COLUMNS, ids=[f"{t}.{c}" for t, _, c, _ in COLUMNS])
def test_the_words_of_a_column(folder, table, key, column, cases):
    written = "".join(f'{",".join([f"K{i}"] * (key.count(",") + 1))},"{word}"\n' for i, word in enumerate(cases))
    staged = folder.write(f"{table}.csv", f"{key},{column}\n{written}").read()
    first = key.partition(",")[0]
    read = {row[first]: row[column] for row in rows(staged, table)}
    read = {k: str(v).lower() if isinstance(v, bool) else v or "" for k, v in read.items()}
    assert {word: read.get(f"K{i}") for i, word in enumerate(cases)} == cases
    assert len(refused(staged)) == sum(meant is None for meant in cases.values())


def read_as(codes, words):
    con = duckdb.connect()
    con.execute("CREATE TABLE t (w VARCHAR)")
    con.executemany("INSERT INTO t VALUES (?)", [[word] for word in words])
    tidy = sql.half_width(sql.tidied("w"))
    return dict(con.sql(f"SELECT w, {values.code(f'({tidy})', codes)} FROM t").fetchall())


@pytest.mark.parametrize("codes", CODED.values(), ids=CODED)
def test_every_label_and_every_other_word_is_read_in_any_case_and_width(codes):
    said = {word: one.value for one in codes for word in (one.value, one.zh, one.en, *one.also)}
    assert read_as(codes, said) == said
    shouted = {f" {word.upper()} ".translate(WIDE): value for word, value in said.items()}
    assert read_as(codes, shouted) == shouted
    assert read_as(codes, ["", "不知道", "unknown", "?"]) == {"": None, "不知道": None, "unknown": None, "?": None}


@pytest.mark.parametrize("codes", CODED.values(), ids=CODED)
def test_no_word_is_given_to_two_codes(codes):
    given = [(values.spelling(word), one.value) for one in codes for word in {*one.also, one.zh, one.en}]
    assert len({word for word, _ in given}) == len(set(given))


def test_every_yes_and_no_column_keeps_its_words_apart():
    for table in TABLES.values():
        for column in table.columns:
            assert not (column.yes or column.no) or column.kind is Kind.BOOLEAN
            assert not {*values.TRUE, *column.yes} & {*values.FALSE, *column.no}


def test_the_words_of_a_reason_list_what_is_allowed(folder):
    staged = folder.write("audit_plans.csv", "plan_id,stage_codes\nP1,初审\n").read()
    (entry,) = staged.rejected.to_pylist()
    assert entry["reason_zh"].startswith("不是审核阶段代码表中的代码：0101 初审第一阶段、0102 初审第二阶段")
