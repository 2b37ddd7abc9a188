"""What holds for every code table of the room, found by walking it."""

import importlib
import pkgutil

import pytest

import gongxin.codes
from gongxin.codes.code_table import CodeTable, code_table

TABLES = {
    table.name: table
    for module in pkgutil.iter_modules(gongxin.codes.__path__)
    for table in vars(importlib.import_module(f"gongxin.codes.{module.name}")).values()
    if isinstance(table, CodeTable)
}


def test_the_tables_of_the_reporting_templates_are_there():
    assert {
        "accreditation_marks",
        "audit_activities",
        "audit_stages",
        "ccc_cancellation_reasons",
        "ccc_revocation_reasons",
        "ccc_suspension_reasons",
        "certificate_states",
        "change_types",
        "combined_audits",
        "exchange_reasons",
        "identity_documents",
        "organisation_types",
        "person_grades",
        "report_types",
        "reported_roles",
        "revocation_reasons",
        "risk_levels",
        "suspension_reasons",
    } <= set(TABLES)


@pytest.mark.parametrize("table", [*TABLES.values()], ids=[*TABLES])
def test_codes_are_unique_and_named_in_both_languages(table):
    assert table.zh
    assert table.en
    assert table.entries
    assert len(set(table.values)) == len(table.entries)
    for code in table:
        assert code.value
        assert code.value == code.value.strip()
        assert any("\u4e00" <= character <= "\u9fff" for character in code.zh) or code.zh.isascii()
        assert code.zh
        assert code.en
        assert code.en.isascii()


@pytest.mark.parametrize("table", [*TABLES.values()], ids=[*TABLES])
def test_an_unknown_code_is_never_defaulted(table):
    for unknown in ("", "no such code", None, table.values[0] + " "):
        assert unknown not in table
        with pytest.raises(KeyError):
            table[unknown]


def test_table_names_differ_between_modules():
    names = [table.name for table in TABLES.values()]
    assert len(names) == len(set(names))


def test_a_code_named_twice_is_refused():
    with pytest.raises(ValueError, match="names a code twice"):
        code_table("twice", "重复", "Twice", "1 | 一 | One\n1 | 壹 | One")
