"""The Chinese catalogue has every sentence of the program, with the same placeholders."""

from gongxin.i18n import CATALOGUES, catalogue
from tests.cli.sentences import placeholders, sentences


def test_every_sentence_is_there():
    assert sorted(sentences() - catalogue("zh").keys()) == []


def test_nothing_is_there_that_no_one_says():
    assert sorted(catalogue("zh").keys() - sentences()) == []


def test_placeholders_are_the_same():
    differing = [said for said, zh in catalogue("zh").items() if placeholders(said) != placeholders(zh)]
    assert differing == []


def test_chinese_sentences_do_not_keep_english_full_stops():
    assert [zh for zh in catalogue("zh").values() if zh.endswith(".")] == []


def test_sentences_are_in_alphabetical_order():
    lines = (CATALOGUES / "zh.po").read_text("utf-8").splitlines()
    ids = [line for line in lines if line.startswith("msgid") and line != 'msgid ""']
    assert ids == sorted(ids, key=str.lower)
